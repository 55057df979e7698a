package io.lictor.query;

import io.lictor.projection.Rebuild;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.EventListener;

/** Ready is who has a complete read model. Boot says so of everybody who has started, and is corrected here. */
class Readiness {

    private final Rebuild rebuild;
    private final ApplicationContext context;

    Readiness(Rebuild rebuild, ApplicationContext context) {
        this.rebuild = rebuild;
        this.context = context;
    }

    @EventListener
    void onReadiness(AvailabilityChangeEvent<ReadinessState> change) {
        if (change.getState() == ReadinessState.ACCEPTING_TRAFFIC && rebuild.isRunning()) {
            AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
            rebuild.whenComplete(() -> AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC));
        }
    }
}
