package io.lictor.dashboard;

import com.mongodb.MongoException;
import io.lictor.access.ProductScope;
import io.lictor.license.Status;
import io.lictor.licenses.Counts;
import io.lictor.licenses.Counts.Activations;
import io.lictor.licenses.LicenseCounts;
import io.lictor.projection.Projection;
import io.lictor.projection.Projections;
import io.lictor.web.ProblemException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Metrics of the read model: its lag, and the number of licences. Counted when scraped, not with each event. */
final class ReadModelMetrics implements MeterBinder {

    private static final long KEEP_MILLIS = 10_000;

    private final Projection projection;
    private final Projections projections;
    private final LicenseCounts counts;
    private final InstantSource clock;
    private @Nullable Numbers last;

    ReadModelMetrics(Projection projection, Projections projections, LicenseCounts counts, InstantSource clock) {
        this.projections = projections;
        this.projection = projection;
        this.counts = counts;
        this.clock = clock;
    }

    private record Numbers(long countedAt, Map<Status, Long> byStatus, Activations activations) {}

    @Override
    public void bindTo(MeterRegistry registry) {
        projections.all().forEach(each -> bind(each, registry));
        for (Status status : Status.values()) {
            gauge(
                    "lictor.licenses",
                    "Licences",
                    registry,
                    numbers -> numbers.byStatus().getOrDefault(status, 0L),
                    status);
        }
        gauge(
                "lictor.activations",
                "Machines in use",
                registry,
                numbers -> numbers.activations().used(),
                null);
        gauge(
                "lictor.activations.limit",
                "Machines licensed",
                registry,
                numbers -> numbers.activations().limit(),
                null);
        gauge(
                "lictor.licenses.unlimited",
                "Licences for any number of machines, which add nothing to the machines licensed",
                registry,
                numbers -> numbers.activations().unlimitedLicenses(),
                null);
    }

    private void bind(Projection each, MeterRegistry registry) {
        Gauge.builder("lictor.projection.lag.events", each, Projection::lag)
                .description("Events that are not folded into the projection yet")
                .tag("projection", each.name())
                .register(registry);
        Gauge.builder("lictor.projection.lag.seconds", each, self -> self.lagSeconds(clock.instant()))
                .description("Age of the oldest event that is not folded into the projection yet")
                .tag("projection", each.name())
                .register(registry);
        Gauge.builder("lictor.dead.letters", each, self -> known(self, self.deadLetters()::count))
                .description("Streams that stand still at an event that can't be folded in")
                .tag("projection", each.name())
                .register(registry);
    }

    private void gauge(
            String name, String what, MeterRegistry registry, ToDoubleFunction<Numbers> of, @Nullable Status status) {
        var gauge = Gauge.builder(name, this, self -> self.value(of)).description(what);
        (status == null ? gauge : gauge.tag("status", status.name())).register(registry);
    }

    /** Not a number while the read model is being built: a zero would look like a catastrophe. */
    private double value(ToDoubleFunction<Numbers> of) {
        return projection.rebuild().isRunning() ? Double.NaN : known(projection, () -> of.applyAsDouble(numbers()));
    }

    /** Not a number where the read model can't be reached. */
    private static double known(Projection projection, DoubleSupplier number) {
        try {
            return projection.isServing() ? number.getAsDouble() : Double.NaN;
        } catch (MongoException | ProblemException e) {
            return Double.NaN;
        }
    }

    private synchronized Numbers numbers() {
        long now = clock.millis();
        Numbers known = last;
        if (known == null || now - known.countedAt() > KEEP_MILLIS) {
            Counts present = counts.at(clock.instant(), ProductScope.ALL);
            known = new Numbers(now, present.byStatus(), present.activations());
            last = known;
        }
        return known;
    }
}
