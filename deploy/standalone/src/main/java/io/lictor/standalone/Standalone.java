package io.lictor.standalone;

import io.lictor.audit.AuditConfiguration;
import io.lictor.endpoint.CommandGateway;
import io.lictor.limits.LimitProperties;
import io.lictor.query.LicenseQueryConfiguration;
import io.lictor.security.SecurityConfiguration;
import io.lictor.security.TokenRegister;
import io.lictor.service.FirstSecrets;
import io.lictor.service.Launch;
import io.lictor.service.LictorProperties;
import io.lictor.service.ServiceConfiguration;
import io.lictor.service.StartupBanner;
import io.lictor.store.DataDirectory;
import io.lictor.tokens.FirstAdminToken;
import io.lictor.web.TlsProperties;
import io.lictor.web.TlsStatus;
import io.lictor.web.WebConfiguration;
import io.lictor.writeside.LicenseCommandConfiguration;
import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** The whole of Lictor in one process: the write side, the read side, and what they keep, in one data directory. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    WebConfiguration.class,
    SecurityConfiguration.class,
    ServiceConfiguration.class,
    LicenseCommandConfiguration.class,
    LicenseQueryConfiguration.class,
    AuditConfiguration.class
})
public class Standalone {

    /** Takes Spring Boot's options, such as {@code --server.port} and {@code --lictor.data-directory}. */
    public static void main(String[] arguments) {
        Launch.start(Standalone.class, "lictor", 8080, arguments);
    }

    /** Who starts it has nobody to ask for a token. */
    @Bean
    FirstAdminToken firstAdminToken(
            LictorProperties properties,
            DataDirectory data,
            TokenRegister register,
            CommandGateway commands,
            InstantSource clock) {
        Path given = properties.adminTokenFile();
        return new FirstAdminToken(given == null ? data.resolve("admin-token") : given, register, commands, clock);
    }

    @Bean
    FirstSecrets firstSecrets() {
        return FirstSecrets.MAKE;
    }

    @Bean
    StartupBanner greeting(
            LictorProperties properties,
            DataDirectory data,
            Environment environment,
            TlsStatus tls,
            TlsProperties tlsProperties,
            LimitProperties limits) {
        Path own = data.resolve("").toAbsolutePath().normalize();
        return new StartupBanner(
                properties, environment, tls, tlsProperties, limits, url -> """
                To try next:
                  deploy/tour --url %s --data %s                      a guided tour with curl
                  deploy/tour --url %s --data %s --population 1000    a population to look at
                  %s/docs   every call, to try out in a browser
                """.formatted(url, own, url, own, url));
    }
}
