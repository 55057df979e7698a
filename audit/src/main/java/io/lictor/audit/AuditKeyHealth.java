package io.lictor.audit;

import io.lictor.store.StoreException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** A word, for whoever may see details, where checkpoints were signed and the key is gone. All else works without it. */
final class AuditKeyHealth implements HealthIndicator {

    private final Checkpoints checkpoints;

    AuditKeyHealth(Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        try {
            if (checkpoints.missesKey()) {
                health.withDetail("auditKey", "missing: no checkpoint is signed until it is put back");
            }
        } catch (StoreException e) {
            // whose own health says so
        }
        return health.build();
    }
}
