package io.lictor.endpoint;

import io.lictor.event.Event;
import io.lictor.event.EventCatalogue;
import io.lictor.event.KeyEvent;
import io.lictor.event.LicenseEvent;
import io.lictor.event.LicenseIssued;
import io.lictor.handling.AppendedEvents.Placed;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event of a write's answer. {@code licenseId} is there for events of licences. */
@Schema(name = "Emitted")
public record EventSummary(
        String type, long position, @Nullable UUID licenseId) {

    /** Returns summaries of a command's events but for those of keys, which are internal. */
    public static List<EventSummary> of(List<Placed> placed) {
        return placed.stream()
                .filter(event -> !(event.event() instanceof KeyEvent))
                .map(EventSummary::of)
                .toList();
    }

    /** Returns summaries of the events of the licence a command named, and of licences that came to be with it. */
    static List<EventSummary> of(List<Placed> placed, UUID named) {
        return of(placed.stream()
                .filter(event -> !(event.event() instanceof LicenseEvent license)
                        || license.licenseId().equals(named)
                        || license instanceof LicenseIssued)
                .toList());
    }

    private static EventSummary of(Placed placed) {
        Event event = placed.event();
        return new EventSummary(
                EventCatalogue.shortName(event),
                placed.position(),
                event instanceof LicenseEvent license ? license.licenseId() : null);
    }
}
