package io.lictor.readmodel;

import io.lictor.projection.Projection;
import io.lictor.projection.Projections;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Health of the read model: it can be reached and is kept up. Being filled is no fault. */
public final class ReadModelHealth implements HealthIndicator {

    private final Projections projections;

    ReadModelHealth(Projections projections) {
        this.projections = projections;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        for (Projection projection : projections.all()) {
            Optional<String> trouble = projection.trouble();
            trouble.ifPresentOrElse(
                    cause -> health.down().withDetail(projection.name(), cause),
                    () -> health.withDetail(
                            projection.name(), projection.rebuild().isRunning() ? "being filled" : "kept up"));
        }
        return health.build();
    }
}
