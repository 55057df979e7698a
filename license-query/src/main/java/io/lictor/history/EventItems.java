package io.lictor.history;

import io.lictor.event.Event;
import io.lictor.event.EventMetadata;
import io.lictor.event.KeyEvent;
import io.lictor.event.LicenseEvent;
import io.lictor.event.ProductEvent;
import io.lictor.event.Streams;
import io.lictor.event.TokenEvent;
import io.lictor.projection.ReadableHistory;
import io.lictor.store.EventLog;
import io.lictor.store.StoredEvent;
import io.lictor.store.UnreadableEvent;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads events for others. */
public final class EventItems {

    private static final String HASH = "hash";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private final EventLog log;

    public EventItems(EventLog log) {
        this.log = log;
    }

    EventItem item(StoredEvent stored) {
        try {
            return item(stored, ReadableHistory.event(log, stored));
        } catch (UnreadableEvent e) {
            return asStored(stored);
        }
    }

    private static EventItem item(StoredEvent stored, Event event) {
        return item(
                stored,
                // A key's event names a licence too, but its number is not one of that licence's.
                event instanceof LicenseEvent of ? of.licenseId() : null,
                switch (event) {
                    case ProductEvent of -> of.product();
                    case LicenseEvent _, KeyEvent _, TokenEvent _ -> null;
                },
                event.at(),
                event instanceof TokenEvent ? withoutHash(stored.payload()) : stored.payload());
    }

    /** An event this release can't read is history all the same. */
    private static EventItem asStored(StoredEvent stored) {
        String stream = stored.streamId();
        return item(
                stored,
                Streams.licenseOf(stream).orElse(null),
                Streams.productOf(stream).orElse(null),
                stored.time(),
                stream.equals(Streams.TOKENS) ? withoutHash(stored.payload()) : StoredJson.of(stored.payload()));
    }

    /** Returns the payload of a token's event without the hash, so that nobody can try tokens against it offline. */
    private static String withoutHash(String payload) {
        return StoredJson.without(HASH, payload);
    }

    private static EventItem item(
            StoredEvent stored, @Nullable UUID licenseId, @Nullable String product, Instant at, String payload) {
        Map<String, String> metadata = stored.metadata();
        return new EventItem(
                stored.sequence(),
                stored.position(),
                type(stored.type()),
                revision(stored.revision()),
                licenseId,
                product,
                at,
                metadata.get(EventMetadata.ACTOR),
                metadata.get(EventMetadata.TOKEN_ID),
                metadata.get(EventMetadata.COMMAND),
                metadata.get(EventMetadata.CORRELATION_ID),
                payload);
    }

    /** The name people see of a stored one. */
    public static String type(String stored) {
        return stored.substring(stored.indexOf('.') + 1);
    }

    /** Returns the text as a number; 0 if it is none. */
    public static int revision(@Nullable String stored) {
        return stored != null && NUMBER.matcher(stored).matches() ? Integer.parseInt(stored) : 0;
    }
}
