package io.lictor.service;

import io.lictor.clock.ClockConfiguration;
import io.lictor.docs.ApiDocs;
import io.lictor.integrity.IntegrityConfiguration;
import io.lictor.limits.LimitConfiguration;
import io.lictor.metrics.MetricsConfiguration;
import io.lictor.secrets.SecretsConfiguration;
import io.lictor.security.SecurityConfiguration;
import io.lictor.storage.StorageConfiguration;
import io.lictor.web.WebConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The configuration that all services share. Each service imports it beside its own side of Lictor. */
@Configuration(proxyBeanMethods = false)
@Import({
    WebConfiguration.class,
    SecurityConfiguration.class,
    LimitConfiguration.class,
    MetricsConfiguration.class,
    ApiDocs.class,
    ClockConfiguration.class,
    StorageConfiguration.class,
    IntegrityConfiguration.class,
    SecretsConfiguration.class,
    StartupBanner.class
})
public class ServiceConfiguration {}
