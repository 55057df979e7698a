package io.lictor.refusing;

import io.lictor.store.refusals.RefusalLog;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What becomes of refusals once they are on record. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RefusalProperties.class)
public class RefusalConfiguration {

    @Bean
    RefusalSweep refusalSweep(RefusalLog log, RefusalProperties properties, InstantSource clock) {
        return new RefusalSweep(log, properties, clock);
    }

    @Bean
    MeterBinder refusalMetrics(RefusalLog log) {
        return registry -> FunctionCounter.builder("lictor.refusals.dropped", log, RefusalLog::dropped)
                .description("Refusals that came faster than they could be put on record")
                .register(registry);
    }
}
