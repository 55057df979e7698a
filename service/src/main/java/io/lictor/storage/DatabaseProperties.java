package io.lictor.storage;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The PostgreSQL of the events, under the names that Spring Boot's users know; without a URL they are in the data
 * directory.
 */
@ConfigurationProperties("spring.datasource")
record DatabaseProperties(
        @Nullable String url,
        @Nullable String username,
        @Nullable String password) {

    DatabaseProperties {
        url = url == null || url.isBlank() ? null : url; // an empty variable in a container's environment
    }

    @Override
    public String toString() {
        return "DatabaseProperties[]"; // no password in anybody's log
    }
}
