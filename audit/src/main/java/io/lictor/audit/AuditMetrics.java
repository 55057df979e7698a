package io.lictor.audit;

import io.lictor.audit.log.ProvableLog;
import io.lictor.store.StoreException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** Metrics that deserve an alarm: events that are not what was written, and checkpoints that can't be published. */
final class AuditMetrics implements MeterBinder {

    private final ProvableLog events;
    private final Checkpoints checkpoints;
    private final CheckpointPublishers publishers;

    AuditMetrics(ProvableLog events, Checkpoints checkpoints, CheckpointPublishers publishers) {
        this.events = events;
        this.checkpoints = checkpoints;
        this.publishers = publishers;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("lictor.audit.checkpoint.size", checkpoints, Checkpoints::newestSize)
                .description("Events in the newest checkpoint made by this process")
                .register(registry);
        Gauge.builder("lictor.audit.anomalies", events, ProvableLog::anomalies)
                .description("Events found missing, or written by no service, since this process started")
                .register(registry);
        Gauge.builder("lictor.audit.contradicted", checkpoints, of -> of.isContradicted() ? 1 : 0)
                .description("1 where the events are not those of the newest checkpoint, so that none is signed")
                .register(registry);
        Gauge.builder("lictor.audit.key.missing", checkpoints, AuditMetrics::missesKey)
                .description("1 where checkpoints were signed and the key is gone, so that none is")
                .register(registry);
        for (String kind : CheckpointPublishers.KINDS) {
            Gauge.builder("lictor.audit.push.failing", publishers, of -> of.isFailing(kind) ? 1 : 0)
                    .description("1 while the newest checkpoint can't be handed over")
                    .tag("to", kind)
                    .register(registry);
        }
    }

    /** Not a number where the events can't be asked. */
    private static double missesKey(Checkpoints checkpoints) {
        try {
            return checkpoints.missesKey() ? 1 : 0;
        } catch (StoreException e) {
            return Double.NaN;
        }
    }
}
