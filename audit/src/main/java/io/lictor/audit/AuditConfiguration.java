package io.lictor.audit;

import io.lictor.audit.log.JdbcProvableLog;
import io.lictor.audit.log.ProvableLog;
import io.lictor.checkpoint.CheckpointSigner;
import io.lictor.docs.DescribedType;
import io.lictor.history.EventSubjects;
import io.lictor.store.LicensingStore;
import io.lictor.store.StoreSecrets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** The log's checkpoints, proofs and export, put together. Uses a {@link CheckpointSigner} if there is one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditProperties.class)
@Import({AuditController.class, ExportController.class})
public class AuditConfiguration {

    @Bean
    ProvableLog provableLog(LicensingStore store, StoreSecrets secrets) {
        return new JdbcProvableLog(store, secrets);
    }

    @Bean(destroyMethod = "close")
    CheckpointPublishers checkpointCouriers(AuditProperties properties) {
        return CheckpointPublishers.to(properties);
    }

    @Bean
    Checkpoints checkpoints(ProvableLog log, ObjectProvider<CheckpointSigner> signer, CheckpointPublishers publishers) {
        return new Checkpoints(log, signer.getIfAvailable(), publishers::take);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    CheckpointClock checkpointClock(Checkpoints checkpoints, AuditProperties properties) {
        return new CheckpointClock(checkpoints, properties.checkpointInterval());
    }

    @Bean
    AuditMetrics auditMetrics(ProvableLog log, Checkpoints checkpoints, CheckpointPublishers publishers) {
        return new AuditMetrics(log, checkpoints, publishers);
    }

    @Bean
    HealthIndicator auditHealthIndicator(Checkpoints checkpoints) {
        return new AuditKeyHealth(checkpoints);
    }

    @Bean
    Export auditExport(ProvableLog log, JsonMapper json) {
        return new Export(log, json);
    }

    @Bean
    ExportFilter exportFilter(EventSubjects subjects) {
        return new ExportFilter(subjects);
    }

    @Bean
    static DescribedType auditDocs() {
        return new DescribedType(ExportedEvent.class);
    }
}
