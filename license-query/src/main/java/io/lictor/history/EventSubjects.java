package io.lictor.history;

import io.lictor.event.KeyEvent;
import io.lictor.event.Streams;
import io.lictor.projection.ReadableHistory;
import io.lictor.store.EventLog;
import io.lictor.store.StoredEvent;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.axonframework.serialization.SerializationException;

/** Finds out what events are about. */
public final class EventSubjects {

    private static final String PRODUCT = Streams.product("");
    private static final String KEY = Streams.key("");
    private static final Pattern LICENSE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final EventLog log;
    private final ProductOfLicense products;
    private final CustomerOfLicense customers;

    public EventSubjects(EventLog log, ProductOfLicense products, CustomerOfLicense customers) {
        this.log = log;
        this.products = products;
        this.customers = customers;
    }

    public About of(StoredEvent stored) {
        return new About(type(stored), () -> product(stored), () -> customers(stored));
    }

    /** The name people see. */
    static String type(StoredEvent stored) {
        return stored.type().substring(stored.type().indexOf('.') + 1);
    }

    /** The product whose stream it is. */
    static Optional<String> productOf(String stream) {
        return stream.startsWith(PRODUCT) ? Optional.of(stream.substring(PRODUCT.length())) : Optional.empty();
    }

    /** The licence whose stream it is. */
    static Optional<UUID> licenseOf(String stream) {
        return LICENSE.matcher(stream).matches() ? Optional.of(UUID.fromString(stream)) : Optional.empty();
    }

    /** Nothing where it is about no product: tokens are none of the business of who is for some products. */
    private Optional<String> product(StoredEvent stored) {
        return productOf(stored.streamId()).or(() -> license(stored).flatMap(products::of));
    }

    private Set<String> customers(StoredEvent stored) {
        return license(stored).map(id -> customers.around(id, stored)).orElse(Set.of());
    }

    private Optional<UUID> license(StoredEvent stored) {
        String stream = stored.streamId();
        return stream.startsWith(KEY) ? licenseOfKey(stored) : licenseOf(stream);
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
}
