package io.lictor.history;

import io.lictor.event.Event;
import io.lictor.event.EventCatalogue;
import io.lictor.event.EventMetadata;
import io.lictor.event.KeyEvent;
import io.lictor.event.LicenseEvent;
import io.lictor.event.ProductEvent;
import io.lictor.store.EventLog;
import io.lictor.store.StoredEvent;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads events for others. */
public final class EventItems {

    private final EventLog log;

    public EventItems(EventLog log) {
        this.log = log;
    }

    List<EventItem> ofStream(String streamId, long from, int limit) {
        return log.stream(streamId, from, limit).stream().map(this::item).toList();
    }

    List<EventItem> after(long position, int limit) {
        return log.after(position, limit).stream().map(this::item).toList();
    }

    long lastPosition() {
        return log.lastPosition();
    }

    private EventItem item(StoredEvent stored) {
        Event event = log.decode(stored);
        Map<String, String> metadata = stored.metadata();
        return new EventItem(
                stored.sequence(),
                stored.position(),
                EventCatalogue.shortName(event),
                Integer.parseInt(Objects.requireNonNull(stored.revision())),
                // A key's event names a licence too, but its number is not one of that licence's.
                event instanceof LicenseEvent of ? of.licenseId() : null,
                switch (event) {
                    case ProductEvent of -> of.product();
                    case LicenseEvent _, KeyEvent _ -> null;
                },
                event.at(),
                metadata.get(EventMetadata.ACTOR),
                metadata.get(EventMetadata.COMMAND),
                metadata.get(EventMetadata.CORRELATION_ID),
                stored.payload());
    }
}
