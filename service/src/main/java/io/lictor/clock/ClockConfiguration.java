package io.lictor.clock;

import io.lictor.store.EventLog;
import io.lictor.store.LicensingStore;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Provides the service's clock and its supervision. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClockProperties.class)
public class ClockConfiguration {

    /** Returns a clock of whole milliseconds, the precision of events, so that answers equal what is read back later. */
    @Bean
    InstantSource clock(LicensingStore store) {
        return store.clock();
    }

    @Bean
    MonitoredClock monitoredClock(InstantSource clock, EventLog log, ClockProperties properties) {
        return new MonitoredClock(clock, log.lastRecorded(), properties);
    }
}
