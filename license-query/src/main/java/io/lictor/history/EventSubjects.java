package io.lictor.history;

import io.lictor.event.KeyEvent;
import io.lictor.event.Streams;
import io.lictor.projection.ReadableHistory;
import io.lictor.store.EventLog;
import io.lictor.store.StoredEvent;
import io.lictor.store.UnreadableEvent;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Finds out what events are about. */
public final class EventSubjects {

    private static final String KEY = Streams.key("");

    private final EventLog log;
    private final ProductOfLicense products;
    private final CustomerOfLicense customers;

    public EventSubjects(EventLog log, ProductOfLicense products, CustomerOfLicense customers) {
        this.log = log;
        this.products = products;
        this.customers = customers;
    }

    public EventSubject of(StoredEvent stored) {
        return new EventSubject(stored, () -> product(stored), () -> customers(stored));
    }

    /** Nothing where it is about no product: tokens are none of the business of who is for some products. */
    private Optional<String> product(StoredEvent stored) {
        return Streams.productOf(stored.streamId()).or(() -> license(stored).flatMap(products::of));
    }

    private Set<String> customers(StoredEvent stored) {
        return license(stored).map(id -> customers.around(id, stored)).orElse(Set.of());
    }

    private Optional<UUID> license(StoredEvent stored) {
        String stream = stored.streamId();
        return stream.startsWith(KEY) ? licenseOfKey(stored) : Streams.licenseOf(stream);
    }

    private Optional<UUID> licenseOfKey(StoredEvent stored) {
        try {
            return ReadableHistory.event(log, stored) instanceof KeyEvent of
                    ? Optional.of(of.licenseId())
                    : Optional.empty();
        } catch (UnreadableEvent e) {
            return Optional.empty();
        }
    }
}
