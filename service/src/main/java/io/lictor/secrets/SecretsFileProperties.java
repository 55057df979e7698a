package io.lictor.secrets;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The place of the secrets behind the licence keys.
 *
 * @param secretsFile the file of the secrets; {@code secrets.properties} in the data directory if not given
 */
@ConfigurationProperties("lictor")
record SecretsFileProperties(@Nullable Path secretsFile) {}
