package io.lictor.integrity;

import io.lictor.store.Damage;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether the store is damaged. DOWN for who asks for all health; no part of liveness, for a restart mends nothing, nor of
 * readiness, for what is not damaged is served.
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
