package io.lictor.key;

import io.lictor.event.KeyEvent;
import io.lictor.event.LicenseKeyAssigned;
import io.lictor.event.LicenseKeyReleased;
import io.lictor.event.LicenseKeyReplaced;
import io.lictor.event.RecordedEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Owner of a key, folded from the events of the key's own stream. */
public sealed interface KeyOwner {

    KeyOwner NOBODY = new Nobody();

    /** No licence ever had this key. */
    record Nobody() implements KeyOwner {}

    /** The key opens this licence. */
    record Opens(UUID licenseId) implements KeyOwner {}

    /** The key opened this licence until a later generation replaced it. */
    record Replaced(UUID licenseId) implements KeyOwner {}

    /** The key opened a licence that was withdrawn, and may be another's. */
    record Released(UUID licenseId) implements KeyOwner {}

    /** The first of these hashes that is somebody's decides; where none is, one that was. */
    static KeyOwner first(List<String> hashes, Function<String, KeyOwner> owners) {
        KeyOwner known = NOBODY;
        for (String hash : hashes) {
            KeyOwner owner = owners.apply(hash);
            switch (owner) {
                case Opens _, Replaced _ -> {
                    return owner;
                }
                case Released _ -> known = owner;
                case Nobody _ -> {}
            }
        }
        return known;
    }

    static KeyOwner evolve(KeyEvent event) {
        return switch (event) {
            case LicenseKeyAssigned e -> new Opens(e.licenseId());
            case LicenseKeyReplaced e -> new Replaced(e.licenseId());
            case LicenseKeyReleased e -> new Released(e.licenseId());
        };
    }

    /** Returns the owner of the key as of {@code at}. */
    static KeyOwner asOf(List<RecordedEvent> history, Instant at) {
        KeyOwner owner = NOBODY;
        for (RecordedEvent recorded : history) {
            if (recorded.event() instanceof KeyEvent event) {
                if (event.at().isAfter(at)) {
                    break;
                }
                owner = evolve(event);
            }
        }
        return owner;
    }
}
