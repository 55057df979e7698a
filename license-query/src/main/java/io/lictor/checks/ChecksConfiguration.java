package io.lictor.checks;

import io.lictor.key.KeyRing;
import io.lictor.limits.KeyGuard;
import io.lictor.limits.LimitConfiguration;
import io.lictor.lookup.KeyFinder;
import io.lictor.lookup.LicenseFinder;
import io.lictor.lookup.ProductFinder;
import io.lictor.store.rejections.RejectionLog;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The check of the licensed software at its start. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RejectedCheckProperties.class)
@Import(LimitConfiguration.class)
public class ChecksConfiguration {

    @Bean
    Validator validator(
            KeyRing ring,
            KeyFinder keys,
            LicenseFinder licenses,
            ProductFinder products,
            RejectionLog refusals,
            RejectedCheckProperties properties) {
        return new Validator(ring, keys, licenses, products, properties.checks() ? refusals::count : _ -> {});
    }

    @Bean
    CustomerViewController customerViewController(
            KeyRing ring,
            KeyFinder keys,
            LicenseFinder licenses,
            ProductFinder products,
            KeyGuard guard,
            InstantSource clock) {
        return new CustomerViewController(ring, keys, licenses, products, guard, clock);
    }

    @Bean
    LicenseCheckController licenseCheckController(Validator validator, LicenseFinder licenses, InstantSource clock) {
        return new LicenseCheckController(validator, licenses, clock);
    }

    @Bean
    ValidateController validateController(
            Validator validator,
            KeyRing keys,
            KeyGuard guard,
            InstantSource clock,
            ObjectProvider<MeterRegistry> meters) {
        return new ValidateController(
                validator, keys, guard, clock, meters.getIfAvailable(CompositeMeterRegistry::new));
    }
}
