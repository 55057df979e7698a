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
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * What decisions know beyond their own licence, read from the events themselves, so it is never behind. Products and keys
 * are asked for often and change seldom: where nobody else appends, what was read is remembered until it changes. Where others
 * do, what has come since is read of a product, and a key is read each time; only who decides {@link #within} an append goes by
 * a remembered product, and decides again where that was behind.
 */
public final class EventSourcedContext implements DecisionContext {

    private static final int MOST_PRODUCTS = 1_000;
    private static final int MOST_KEYS = 50_000;

    /** A product after its first {@code version} events. */
    private record Folded(Product product, long version) {

        static final Folded NONE = new Folded(Product.UNDEFINED, 0);
    }

    private final EventLog log;
    private final KeyRing keys;
    private final boolean isShared;
    private final StreamMemory<Folded> productsByStream;
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
        return (isShared ? caughtUp(stream) : remembered(stream)).product();
    }

    private Folded remembered(String stream) {
        return productsByStream.get(stream, _ -> since(stream, Folded.NONE));
    }

    private Folded caughtUp(String stream) {
        Folded before = remembered(stream);
        Folded now = since(stream, before);
        if (now != before) {
            productsByStream.put(stream, now);
        }
        return now;
    }

    private Folded since(String stream, Folded before) {
        Folded now = before;
        for (StoredEvent stored : log.stream(stream, before.version() + 1, Integer.MAX_VALUE)) {
            now = new Folded(Product.evolve(now.product(), (ProductEvent) log.decode(stored)), stored.sequence());
        }
        return now;
    }

    /**
     * The same for the decisions of one unit of work. Where others append, a remembered product may be behind: so what is
     * appended relies on it, and what is decided without an event is compared with what is stored before it is answered.
     * Who was behind decides again.
     */
    public DecisionContext within(Append append) {
        return new CachingContext(
                this, isShared ? product -> reliedOn(Streams.product(product), append) : this::product);
    }

    private Product reliedOn(String stream, Append append) {
        log.damage().refuse(stream);
        Folded product = remembered(stream);
        append.relyOn(stream, product.version());
        CurrentUnitOfWork.get().root().onCommit(_ -> {
            if (!append.isDone() && caughtUp(stream).version() > product.version()) {
                throw new StaleDecision(stream);
            }
        });
        return product.product();
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
