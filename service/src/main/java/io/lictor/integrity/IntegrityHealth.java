package io.lictor.integrity;

import io.lictor.store.Damage;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Health of the stored data: DOWN while damage stops writes. Part neither of liveness, since a restart mends nothing,
 * nor of readiness, since everything undamaged is served.
 */
final class IntegrityHealth implements HealthIndicator {

    private static final int NAMED = 20;

    private final Damage damage;
    private final Scrub scrub;

    public IntegrityHealth(Damage damage, Scrub scrub) {
        this.damage = damage;
        this.scrub = scrub;
    }

    @Override
    public Health health() {
        if (!damage.isAny()) {
            return Health.up().withDetail("passes", scrub.passes()).build();
        }
        return (damage.stopsWrites() ? Health.down() : Health.up())
                .withDetail("damagedEvents", damage.events())
                .withDetail(
                        "damagedStreams", damage.streams().stream().limit(NAMED).toList())
                .withDetail("writes", damage.stopsWrites() ? "stopped" : "accepted")
                .withDetail("toAccept", damage.toAccept())
                .withDetail("passes", scrub.passes())
                .build();
    }
}
