package io.lictor.handling;

import io.lictor.command.Known;
import io.lictor.event.ProductEvent;
import io.lictor.event.RecordedEvent;
import io.lictor.event.Streams;
import io.lictor.key.KeyOwner;
import io.lictor.key.KeyRing;
import io.lictor.license.License;
import io.lictor.license.LicenseFold;
import io.lictor.product.Product;
import io.lictor.store.EventLog;
import io.lictor.store.StoredEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What decisions know beyond their own licence, read from the events themselves, so it is never behind. Products are
 * asked for often and change seldom: each is kept folded, and only what came since is read.
 */
public final class StoredFacts implements Known {

    private record Folded(Product product, long version) {

        static final Folded NONE = new Folded(Product.UNDEFINED, 0);
    }

    private final EventLog log;
    private final KeyRing keys;
    private final Map<String, Folded> products = new ConcurrentHashMap<>();

    public StoredFacts(EventLog log, KeyRing keys) {
        this.log = log;
        this.keys = keys;
    }

    @Override
    public Product product(String product) {
        Folded before = products.getOrDefault(product, Folded.NONE);
        Folded now = before;
        for (StoredEvent stored : log.stream(Streams.product(product), before.version() + 1, Integer.MAX_VALUE)) {
            now = new Folded(Product.evolve(now.product(), (ProductEvent) log.decode(stored)), stored.sequence());
        }
        if (now != before) {
            products.merge(product, now, (a, b) -> a.version() >= b.version() ? a : b);
        }
        return now.product();
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
        return KeyOwner.asOf(log.history(Streams.key(keyHash)), Instant.MAX);
    }

    @Override
    public KeyRing keys() {
        return keys;
    }
}
