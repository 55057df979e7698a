package io.lictor.readmodel;

import io.lictor.projection.Projection;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.EventListener;

/**
 * Ready is who has a complete read model and can reach it. Boot says so of everybody who has started, and is corrected
 * here.
 */
class Readiness {

    private final Projection projection;
    private final ApplicationContext context;

    Readiness(Projection projection, ApplicationContext context) {
        this.projection = projection;
        this.context = context;
        projection.onServing(this::serving);
    }

    private void serving(boolean serving) {
        AvailabilityChangeEvent.publish(
                context, serving ? ReadinessState.ACCEPTING_TRAFFIC : ReadinessState.REFUSING_TRAFFIC);
    }

    @EventListener
    void onReadiness(AvailabilityChangeEvent<ReadinessState> change) {
        if (change.getState() == ReadinessState.ACCEPTING_TRAFFIC && !projection.isServing()) {
            AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
        }
    }
}
