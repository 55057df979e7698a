package io.lictor.service;

import io.lictor.store.EventLog;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether the event store answers: part of readiness, not of liveness, for a restart of ours wouldn't mend a database. */
final class EventStoreHealth implements HealthIndicator {

    private final EventLog log;

    EventStoreHealth(EventLog log) {
        this.log = log;
    }

    @Override
    public Health health() {
        try {
            return Health.up().withDetail("position", log.lastPosition()).build();
        } catch (EventStoreException e) {
            return Health.down()
                    .withDetail("reason", String.valueOf(e.getMessage()))
                    .build();
        }
    }
}
