package io.lictor.audit;

import io.lictor.audit.log.ProvableLog;
import io.lictor.checkpoint.CheckpointSigner;
import io.lictor.secrets.AuditKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Signs checkpoints with the service's own audit key. Apart from {@link AuditConfiguration}, as tests bring a signer. */
@Configuration(proxyBeanMethods = false)
public class AuditKeyConfiguration {

    /** Is absent if there is no key. */
    @Bean
    @Nullable
    CheckpointSigner checkpointSigner(AuditKeys keys, ProvableLog log) {
        return keys.find(() -> log.newestKept().isPresent());
    }
}
