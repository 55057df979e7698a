package io.lictor.tokens;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The place of the first admin token.
 *
 * @param adminTokenFile the file that the token is put into, or taken from. If not given, the standalone uses
 *     {@code admin-token} in its data directory, and a command service makes no token
 */
@ConfigurationProperties("lictor")
public record AdminTokenProperties(@Nullable Path adminTokenFile) {}
