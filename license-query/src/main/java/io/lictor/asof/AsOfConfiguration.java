package io.lictor.asof;

import io.lictor.readmodel.ReadModelProperties;
import io.lictor.store.EventLog;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Answers as of past instants. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AsOfProperties.class)
public class AsOfConfiguration {

    @Bean(destroyMethod = "close")
    Populations populations(EventLog log, ReadModelProperties properties, AsOfProperties bounds) {
        return new Populations(log, properties.asOfTimeout(), bounds.instants(), bounds.licenses());
    }

    @Bean
    AsOf asOf(Populations populations, InstantSource clock) {
        return new AsOf(populations, clock);
    }
}
