package io.lictor.storage;

import io.lictor.store.LicensingStore;
import io.lictor.store.StoreException;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Health of the event store: it answers and takes writes. Part of readiness, not of liveness, since a restart of ours
 * wouldn't mend a database.
 */
final class EventStoreHealth implements HealthIndicator {

    private final LicensingStore store;

    EventStoreHealth(LicensingStore store) {
        this.store = store;
    }

    @Override
    public Health health() {
        try {
            long position = store.log().lastPosition();
            Optional<String> failing = store.writesFail();
            return (failing.isEmpty() ? Health.up() : Health.down().withDetail("writes", failing.get()))
                    .withDetail("position", position)
                    .build();
        } catch (StoreException e) {
            return Health.down()
                    .withDetail("reason", String.valueOf(e.getMessage()))
                    .build();
        }
    }
}
