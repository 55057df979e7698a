package io.lictor.limits;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** The guard before the calls of the licensed software. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitProperties.class)
public class LimitConfiguration {

    @Bean
    KeyGuard keyGuard(LimitProperties limits, ObjectProvider<MeterRegistry> meters) {
        return new KeyGuard(limits, meters.getIfAvailable(CompositeMeterRegistry::new));
    }

    @Bean
    static FilterRegistrationBean<RequestStart> arrival() {
        FilterRegistrationBean<RequestStart> registration =
                new FilterRegistrationBean<>(new RequestStart(Ticker.SYSTEM));
        registration.addUrlPatterns(ClientIdentity.PATHS + "*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
