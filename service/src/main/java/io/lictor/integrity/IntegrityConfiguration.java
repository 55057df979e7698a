package io.lictor.integrity;

import io.lictor.store.AcceptedDamage;
import io.lictor.store.LicensingStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Compares the stored events with what was written, in the background, and reports damage as health. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IntegrityProperties.class)
public class IntegrityConfiguration {

    @Bean
    AcceptedDamage acceptedDamage(IntegrityProperties integrity) {
        return integrity.acceptedDamage();
    }

    @Bean
    Scrub scrub(LicensingStore store, IntegrityProperties integrity, ObjectProvider<ScrubStart> start) {
        return new Scrub(store, integrity, start.getIfAvailable(() -> () -> true));
    }

    /** Is named {@code integrity} in the answer of health: Boot drops the suffix. */
    @Bean
    HealthIndicator integrityHealthIndicator(LicensingStore store, Scrub scrub) {
        return new IntegrityHealth(store.damage(), scrub);
    }
}
