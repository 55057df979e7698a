package io.lictor.audit;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of checkpoints, under {@code lictor.audit}.
 *
 * @param checkpointInterval how often one is made where there are new events; zero for only when somebody asks
 * @param checkpointFile to which each one is appended
 * @param checkpointUrl to which each one is posted
 */
@ConfigurationProperties("lictor.audit")
public record AuditProperties(
        @DefaultValue("PT1M") Duration checkpointInterval,
        @Nullable Path checkpointFile,
        @Nullable URI checkpointUrl) {

    private static final Set<String> HTTP = Set.of("http", "https");

    public AuditProperties {
        if (checkpointInterval.isNegative()) {
            throw new IllegalArgumentException("lictor.audit.checkpoint-interval must not be negative");
        }
        if (checkpointUrl != null && (!HTTP.contains(checkpointUrl.getScheme()) || checkpointUrl.getHost() == null)) {
            throw new IllegalArgumentException("lictor.audit.checkpoint-url must be an http or https URL");
        }
        if (checkpointUrl != null && checkpointUrl.getUserInfo() != null) {
            throw new IllegalArgumentException("lictor.audit.checkpoint-url must have no password in it");
        }
    }
}
