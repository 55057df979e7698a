package io.lictor.service;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is configured under {@code lictor}.
 *
 * @param secretsFile the secrets behind the licence keys; in the data directory where it isn't given
 * @param adminTokenFile where the first admin token is put, or taken from; none is made where it isn't given, but for the
 *     standalone, which puts it into its data directory
 */
@ConfigurationProperties("lictor")
public record LictorProperties(
        @DefaultValue("data") Path dataDirectory,
        @Nullable Path secretsFile,
        @Nullable Path adminTokenFile) {}
