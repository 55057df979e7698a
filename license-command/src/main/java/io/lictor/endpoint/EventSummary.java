package io.lictor.endpoint;

import io.lictor.event.Event;
import io.lictor.event.EventCatalogue;
import io.lictor.event.KeyEvent;
import io.lictor.event.LicenseEvent;
import io.lictor.event.LicenseIssued;
import io.lictor.event.RecordedEvent;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event of a write's answer. {@code licenseId} is there for events of licences. */
@Schema(name = "Emitted")
public record EventSummary(
        String type, long position, @Nullable UUID licenseId) {

    /** What a command did to licences, products and tokens; the streams of keys are the store's own business. */
    public static List<EventSummary> of(List<RecordedEvent> recorded) {
        return recorded.stream()
                .filter(event -> !(event.event() instanceof KeyEvent))
                .map(EventSummary::of)
                .toList();
    }

    /** The same of the licence that a command named, and of those that came to be with it; not of others it changed. */
    static List<EventSummary> of(List<RecordedEvent> recorded, UUID named) {
        return of(recorded.stream()
                .filter(event -> !(event.event() instanceof LicenseEvent license)
                        || license.licenseId().equals(named)
                        || license instanceof LicenseIssued)
                .toList());
    }

    private static EventSummary of(RecordedEvent recorded) {
        Event event = recorded.event();
        return new EventSummary(
                EventCatalogue.shortName(event),
                recorded.position(),
                event instanceof LicenseEvent license ? license.licenseId() : null);
    }
}
