package io.lictor.handling.axon;

import io.lictor.command.DecisionContext;
import io.lictor.event.Streams;
import io.lictor.key.KeyOwner;
import io.lictor.key.KeyRing;
import io.lictor.license.License;
import io.lictor.product.Product;
import io.lictor.store.Append;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.axonframework.modelling.command.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * Decision context of one unit of work: the licences that its commands look at, each loaded once and held until it ends, and
 * products, each asked for once. So a decision about several licences is made on what all of them are when it is appended, and a
 * batch on one answer about its product.
 */
final class LoadedLicenses implements DecisionContext {

    private final DecisionContext context;
    private final Function<UUID, @Nullable Aggregate<LicenseAggregate>> load;
    private final Map<UUID, Loaded> loaded = new LinkedHashMap<>();
    private final Map<String, Product> products = new HashMap<>();

    /** {@code load} answers null where there is no such licence. */
    LoadedLicenses(DecisionContext context, Function<UUID, @Nullable Aggregate<LicenseAggregate>> load) {
        this.context = context;
        this.load = load;
    }

    private record Loaded(@Nullable Aggregate<LicenseAggregate> aggregate, long version) {

        static Loaded of(@Nullable Aggregate<LicenseAggregate> aggregate) {
            return new Loaded(aggregate, aggregate == null ? 0 : LicenseHandler.version(aggregate));
        }
    }

    /** Returns the licence; null if there is none. */
    @Nullable
    Aggregate<LicenseAggregate> aggregate(UUID licenseId) {
        Loaded present = loaded.get(licenseId);
        if (present == null) {
            present = Loaded.of(load.apply(licenseId));
            loaded.put(licenseId, present);
        }
        return present.aggregate();
    }

    /** Returns the licence if it was loaded; null if it wasn't, or there is none. */
    @Nullable
    Aggregate<LicenseAggregate> loaded(UUID licenseId) {
        Loaded present = loaded.get(licenseId);
        return present == null ? null : present.aggregate();
    }

    /** The instant of the latest event of all that were looked at. */
    Instant latest() {
        Instant latest = Instant.MIN;
        for (Loaded each : loaded.values()) {
            Aggregate<LicenseAggregate> aggregate = each.aggregate();
            Instant last = aggregate == null ? Instant.MIN : aggregate.invoke(LicenseAggregate::last);
            latest = last.isAfter(latest) ? last : latest;
        }
        return latest;
    }

    /** Makes the append conditional on the licences that were only read: nobody else may have changed them. */
    void relyOnUnchanged(Append append) {
        if (loaded.size() < 2) {
            return; // the only one is the one that changes
        }
        loaded.forEach((licenseId, then) -> {
            Aggregate<LicenseAggregate> aggregate = then.aggregate();
            if (aggregate != null && LicenseHandler.version(aggregate) == then.version()) {
                append.relyOn(Streams.license(licenseId), then.version());
            }
        });
    }

    @Override
    public License license(UUID licenseId) {
        Aggregate<LicenseAggregate> aggregate = aggregate(licenseId);
        return aggregate == null ? License.NOT_ISSUED : aggregate.invoke(LicenseAggregate::license);
    }

    @Override
    public Product product(String product) {
        return products.computeIfAbsent(product, context::product);
    }

    @Override
    public KeyOwner keyOwner(String keyHash) {
        return context.keyOwner(keyHash);
    }

    @Override
    public KeyRing keys() {
        return context.keys();
    }
}
