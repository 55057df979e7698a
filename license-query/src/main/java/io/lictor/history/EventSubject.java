package io.lictor.history;

import io.lictor.store.StoredEvent;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Licence, product and customers that an event is about. Computed on demand, since it may need to read other events.
 */
final class EventSubject {

    private final String type;
    private final Instant time;
    private final Map<String, String> metadata;
    private final Supplier<Optional<String>> findProduct;
    private final Supplier<Set<String>> findCustomers;
    private volatile @Nullable Optional<String> product;
    private volatile @Nullable Set<String> customers;

    EventSubject(StoredEvent stored, Supplier<Optional<String>> findProduct, Supplier<Set<String>> findCustomers) {
        this.type = EventItems.type(stored.type());
        this.time = stored.time();
        this.metadata = stored.metadata();
        this.findProduct = findProduct;
        this.findCustomers = findCustomers;
    }

    /** The name people see, such as {@code LicenseIssued}. */
    public String type() {
        return type;
    }

    /** The time at which the store recorded it. */
    Instant time() {
        return time;
    }

    /** Where it came from: actor, command, correlation id. */
    Map<String, String> metadata() {
        return metadata;
    }

    /** The product itself, or that of the licence. Tokens are about none. */
    public Optional<String> product() {
        Optional<String> known = product;
        if (known == null) {
            known = findProduct.get();
            product = known;
        }
        return known;
    }

    /** Returns the owners before and after the event: both sides of a transfer. Empty if it is about no licence. */
    public Set<String> customers() {
        Set<String> known = customers;
        if (known == null) {
            known = findCustomers.get();
            customers = known;
        }
        return known;
    }
}
