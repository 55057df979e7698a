package io.lictor.queryservice;

import io.lictor.audit.AuditConfiguration;
import io.lictor.limits.LimitProperties;
import io.lictor.query.LicenseQueryConfiguration;
import io.lictor.security.OtherService;
import io.lictor.security.SecurityConfiguration;
import io.lictor.service.Launch;
import io.lictor.service.LictorProperties;
import io.lictor.service.NeedsPostgres;
import io.lictor.service.ServiceConfiguration;
import io.lictor.service.StartupBanner;
import io.lictor.web.TlsProperties;
import io.lictor.web.TlsStatus;
import io.lictor.web.WebConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** The read side of Lictor, to be run as often as need be on one PostgreSQL and one MongoDB. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    NeedsPostgres.class,
    WebConfiguration.class,
    SecurityConfiguration.class,
    ServiceConfiguration.class,
    LicenseQueryConfiguration.class,
    AuditConfiguration.class
})
public class QueryService {

    /**
     * Takes Spring Boot's options, such as {@code --server.port} and {@code --lictor.data-directory}. It is ready while it
     * has its read model: software can be told whether it may run also while no event can be read.
     */
    public static void main(String[] arguments) {
        Launch.startReader(QueryService.class, "lictor-query", 8082, arguments);
    }

    @Bean
    OtherService otherService() {
        return new OtherService("license-command", "takes all writes");
    }

    @Bean
    StartupBanner greeting(
            LictorProperties properties,
            Environment environment,
            TlsStatus tls,
            TlsProperties tlsProperties,
            LimitProperties limits) {
        return new StartupBanner(
                properties,
                environment,
                tls,
                tlsProperties,
                limits,
                url -> "It answers reads and checks; every call is shown at " + url + "/docs");
    }
}
