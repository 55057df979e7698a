package io.lictor.storage;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The place of a service's data.
 *
 * @param dataDirectory holds the events unless they are in PostgreSQL, the secrets and the first admin token
 */
@ConfigurationProperties("lictor")
record DataProperties(@DefaultValue("data") Path dataDirectory) {}
