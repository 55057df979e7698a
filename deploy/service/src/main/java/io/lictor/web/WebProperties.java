package io.lictor.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is configured under {@code lictor} for HTTP.
 *
 * @param requestTimeout in which a request must have come, headers and body
 */
@ConfigurationProperties("lictor")
record WebProperties(@DefaultValue("20s") Duration requestTimeout) {}
