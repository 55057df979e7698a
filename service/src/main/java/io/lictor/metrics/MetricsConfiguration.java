package io.lictor.metrics;

import io.micrometer.core.instrument.config.MeterFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Rules for all meters; import it into the application. */
@Configuration(proxyBeanMethods = false)
public class MetricsConfiguration {

    /** Static, for registries take it up before most else is there. */
    @Bean
    static MeterFilter meanings() {
        return new MeterDescriptions();
    }
}
