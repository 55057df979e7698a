package io.lictor.storage;

import io.lictor.startup.StartFailure;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Configuration that refuses to start on SQLite, which can't share events with other processes. Import it beside the
 * configuration.
 */
@Configuration(proxyBeanMethods = false)
public class NeedsPostgres {

    public static final String URL = "spring.datasource.url";

    /** Asked before anything is opened, and so before a data directory is made in vain. */
    @Bean
    static BeanFactoryPostProcessor refuseWithoutPostgres(Environment environment) {
        return beans -> {
            // a start that ends before it serves anybody may do without: it is how a build learns to start
            boolean serves = !"onRefresh".equals(environment.getProperty("spring.context.exit"));
            if (serves && environment.getProperty(URL, "").isBlank()) {
                throw new StartFailure(
                        "This service shares its events with others, so it needs a PostgreSQL, and none is named."
                                + " Start it with --postgres jdbc:postgresql://host/database, or set spring.datasource.url, .username and"
                                + " .password (in the environment: SPRING_DATASOURCE_URL, and so on). The standalone needs none.");
            }
        };
    }
}
