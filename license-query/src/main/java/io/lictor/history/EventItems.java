package io.lictor.history;

import io.lictor.access.ProductScope;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.axonframework.serialization.SerializationException;
import org.jspecify.annotations.Nullable;

/** Reads events for others. */
public final class EventItems {

    private static final String PRODUCT = Streams.product("");
    private static final String KEY = Streams.key("");
    private static final String HASH = "hash";
    private static final Pattern LICENSE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private final EventLog log;
    private final ProductOfLicense ofLicenses;

    public EventItems(EventLog log, ProductOfLicense ofLicenses) {
        this.log = log;
        this.ofLicenses = ofLicenses;
    }

    /**
     * Some events as they follow each other in the store, without those beyond the caller.
     *
     * @param looked how many were looked at
     * @param reached the position of the last of them
     */
    record Slice(List<EventItem> items, int looked, long reached) {}

    /** Those of the next {@code limit} events that may be seen. */
    Slice after(long position, int limit, ProductScope products) {
        List<StoredEvent> stored = log.after(position, limit);
        return new Slice(
                stored.stream()
                        .filter(event -> isVisible(event, products))
                        .map(this::item)
                        .toList(),
                stored.size(),
                stored.isEmpty() ? position : stored.getLast().position());
    }

    private boolean isVisible(StoredEvent stored, ProductScope products) {
        return switch (products) {
            case ProductScope.All _ -> true;
            case ProductScope.Only only ->
                productOf(stored).filter(only::contains).isPresent();
        };
    }

    /** Nothing where it is about no product: tokens are none of the business of who is for some products. */
    private Optional<String> productOf(StoredEvent stored) {
        String stream = stored.streamId();
        if (stream.startsWith(PRODUCT)) {
            return Optional.of(stream.substring(PRODUCT.length()));
        }
        return stream.startsWith(KEY)
                ? licenseOfKey(stored).flatMap(ofLicenses::of)
                : licenseOf(stream).flatMap(ofLicenses::of);
    }

    private Optional<UUID> licenseOfKey(StoredEvent stored) {
        try {
            return ReadableHistory.event(log, stored) instanceof KeyEvent of
                    ? Optional.of(of.licenseId())
                    : Optional.empty();
        } catch (SerializationException e) {
            return Optional.empty();
        }
    }

    private static Optional<UUID> licenseOf(String stream) {
        return LICENSE.matcher(stream).matches() ? Optional.of(UUID.fromString(stream)) : Optional.empty();
    }

    long lastPosition() {
        return log.lastPosition();
    }

    EventItem item(StoredEvent stored) {
        try {
            return item(stored, ReadableHistory.event(log, stored));
        } catch (SerializationException e) {
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
        boolean ofProduct = stream.startsWith(PRODUCT);
        return item(
                stored,
                licenseOf(stream).orElse(null),
                ofProduct ? stream.substring(PRODUCT.length()) : null,
                stored.time(),
                stream.equals(Streams.TOKENS) ? withoutHash(stored.payload()) : StoredJson.of(stored.payload()));
    }

    /** What of a token's events is anybody's business: nobody shall try tokens on a hash at home. */
    private static String withoutHash(String payload) {
        return StoredJson.without(HASH, payload);
    }

    private static EventItem item(
            StoredEvent stored, @Nullable UUID licenseId, @Nullable String product, Instant at, String payload) {
        Map<String, String> metadata = stored.metadata();
        return new EventItem(
                stored.sequence(),
                stored.position(),
                stored.type().substring(stored.type().indexOf('.') + 1),
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

    private static int revision(@Nullable String stored) {
        return stored != null && NUMBER.matcher(stored).matches() ? Integer.parseInt(stored) : 0;
    }
}
