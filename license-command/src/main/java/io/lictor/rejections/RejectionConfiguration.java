package io.lictor.rejections;

import io.lictor.service.PeriodicCleanup;
import io.lictor.store.rejections.RejectionLog;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Storage and removal of recorded rejections. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RejectionProperties.class)
public class RejectionConfiguration {

    private static final Duration SWEPT_EVERY = Duration.ofMinutes(1);

    @Bean
    PeriodicCleanup refusalSweep(RejectionLog log, RejectionProperties properties, InstantSource clock) {
        return new PeriodicCleanup(
                "refusals",
                SWEPT_EVERY,
                () -> log.forget(clock.instant().minus(properties.retention()), properties.most()));
    }

    @Bean
    MeterBinder refusalMetrics(RejectionLog log) {
        return registry -> FunctionCounter.builder("lictor.refusals.dropped", log, RejectionLog::dropped)
                .description("Refusals that came faster than they could be put on record")
                .register(registry);
    }
}
