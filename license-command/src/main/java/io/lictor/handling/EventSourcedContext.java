package io.lictor.handling;

import io.lictor.command.DecisionContext;
import io.lictor.event.ProductEvent;
import io.lictor.event.RecordedEvent;
import io.lictor.event.Streams;
import io.lictor.key.KeyOwner;
import io.lictor.key.KeyRing;
import io.lictor.license.License;
import io.lictor.license.LicenseFold;
import io.lictor.product.Product;
import io.lictor.store.Append;
import io.lictor.store.EventLog;
import io.lictor.store.LicensingStore;
import io.lictor.store.StoredEvent;
import io.lictor.value.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Decision context read from the events themselves, so it is never behind. Products and keys are asked for often and
 * change seldom.
 *
 * <ul>
 * <li>If no other process appends, they are remembered until they change.
 * <li>If others do, a product is caught up with and a key is read each time; decisions {@link #within} an append take
 * a remembered product, and are made again if it was behind.
 * </ul>
 */
public final class EventSourcedContext implements DecisionContext {

    private static final int MOST_PRODUCTS = 1_000;
    private static final int MOST_KEYS = 50_000;

    private static final Versioned<Product> UNDEFINED = new Versioned<>(Product.UNDEFINED, 0);

    private final EventLog log;
    private final KeyRing keys;
    private final boolean isShared;
    private final StreamMemory<Versioned<Product>> productsByStream;
    private final StreamMemory<KeyOwner> ownersByStream;

    public EventSourcedContext(LicensingStore store, KeyRing keys) {
        this.log = store.log();
        this.keys = keys;
        this.isShared = store.isShared();
        this.productsByStream = new StreamMemory<>(log, MOST_PRODUCTS);
        this.ownersByStream = new StreamMemory<>(log, MOST_KEYS);
    }

    @Override
    public Product product(String product) {
        String stream = Streams.product(product);
        log.damage().refuse(stream);
        return (isShared ? caughtUp(stream) : remembered(stream)).state();
    }

    private Versioned<Product> remembered(String stream) {
        return productsByStream.get(stream, _ -> since(stream, UNDEFINED));
    }

    private Versioned<Product> caughtUp(String stream) {
        Versioned<Product> before = remembered(stream);
        Versioned<Product> now = since(stream, before);
        if (now != before) {
            productsByStream.put(stream, now);
        }
        return now;
    }

    private Versioned<Product> since(String stream, Versioned<Product> before) {
        Versioned<Product> now = before;
        for (StoredEvent stored : log.stream(stream, before.version() + 1, Integer.MAX_VALUE)) {
            now = new Versioned<>(Product.evolve(now.state(), (ProductEvent) log.decode(stored)), stored.sequence());
        }
        return now;
    }

    /**
     * Returns the context of one unit of work. If others append, a remembered product may be behind: then the append
     * is conditional on it, and a decision without events is checked before it is answered. A decision that was
     * behind is made again.
     */
    public DecisionContext within(Append append) {
        return isShared ? new Within(append) : this;
    }

    /** Context of an append on a store that others append to. */
    private final class Within implements DecisionContext {

        private final Append append;

        Within(Append append) {
            this.append = append;
        }

        @Override
        public Product product(String product) {
            return reliedOn(Streams.product(product), append);
        }

        @Override
        public License license(UUID licenseId) {
            return EventSourcedContext.this.license(licenseId);
        }

        @Override
        public KeyOwner keyOwner(String keyHash) {
            return EventSourcedContext.this.keyOwner(keyHash);
        }

        @Override
        public KeyRing keys() {
            return keys;
        }
    }

    private Product reliedOn(String stream, Append append) {
        log.damage().refuse(stream);
        Versioned<Product> product = remembered(stream);
        append.relyOn(stream, product.version());
        append.checkIfNothingIsAppended(() -> {
            if (caughtUp(stream).version() > product.version()) {
                throw new StaleDecision(stream);
            }
        });
        return product.state();
    }

    @Override
    public License license(UUID licenseId) {
        return LicenseFold.asOf(log.history(Streams.license(licenseId)), Instant.MAX)
                .license();
    }

    /** The events of a licence and of its product, each in their order. */
    public List<RecordedEvent> history(License.Issued license) {
        return Stream.of(Streams.license(license.licenseId()), Streams.product(license.product()))
                .flatMap(stream -> log.history(stream).stream())
                .toList();
    }

    @Override
    public KeyOwner keyOwner(String keyHash) {
        String stream = Streams.key(keyHash);
        log.damage().refuse(stream);
        return isShared ? owner(stream) : ownersByStream.get(stream, this::owner);
    }

    private KeyOwner owner(String stream) {
        return KeyOwner.asOf(log.history(stream), Instant.MAX);
    }

    @Override
    public KeyRing keys() {
        return keys;
    }
}
