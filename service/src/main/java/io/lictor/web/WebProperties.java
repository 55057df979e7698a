package io.lictor.web;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of HTTP, under {@code lictor}.
 *
 * @param requestTimeout in which a request must have come, headers and body
 */
@ConfigurationProperties("lictor")
record WebProperties(
        @DefaultValue("20s") Duration requestTimeout,
        @DefaultValue CorsProperties cors) {

    WebProperties {
        if (requestTimeout.toMillis() <= 0) {
            throw new IllegalArgumentException("lictor.request-timeout must be more than nothing.");
        }
    }

    /** Origins whose pages may call. */
    record CorsProperties(@DefaultValue List<String> allowedOrigins) {

        CorsProperties {
            allowedOrigins.forEach(Origins::check);
        }
    }
}
