package io.lictor.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.Objects;
import org.springframework.boot.autoconfigure.ssl.SslProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The certificate that is served, where there is one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TlsProperties.class)
class TlsConfiguration {

    @Bean(destroyMethod = "close")
    TlsStatus tlsStatus(
            TlsProperties properties, Environment environment, SslProperties ssl, SslBundleRegistry bundles) {
        return new TlsStatus(
                Tls.isSpoken(environment),
                properties.plainTextAccepted(),
                properties.isGiven() ? renewal(properties, environment, ssl, bundles) : null);
    }

    private static TlsRenewal renewal(
            TlsProperties properties, Environment environment, SslProperties ssl, SslBundleRegistry bundles) {
        return new TlsRenewal(
                KeyPairFiles.of(
                        Objects.requireNonNull(properties.certificate()),
                        Objects.requireNonNullElse(properties.privateKey(), ""),
                        environment.getProperty(Tls.PASS_PHRASE)),
                Objects.requireNonNull(ssl.getBundle().getPem().get(Tls.NAME)),
                bundles,
                Clock.systemUTC());
    }

    @Bean
    MeterBinder tlsMetrics(TlsStatus tls) {
        return registry -> {
            Gauge.builder("lictor.tls.certificate.days", tls, TlsStatus::daysLeft)
                    .description(
                            "Days until the certificate that is served ends; not a number without one of lictor.tls")
                    .register(registry);
            Gauge.builder("lictor.tls.renewal.failing", tls, of -> of.isFailing() ? 1 : 0)
                    .description(
                            "1 while the files of the certificate and its key can't be used, so that an earlier one is served")
                    .register(registry);
        };
    }
}
