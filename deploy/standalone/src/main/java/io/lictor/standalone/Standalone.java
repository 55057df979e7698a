package io.lictor.standalone;

import io.lictor.audit.AuditConfiguration;
import io.lictor.audit.AuditKeyConfiguration;
import io.lictor.endpoint.CommandGateway;
import io.lictor.query.LicenseQueryConfiguration;
import io.lictor.secrets.MissingSecretsPolicy;
import io.lictor.security.TokenRegister;
import io.lictor.service.NextSteps;
import io.lictor.service.ServiceConfiguration;
import io.lictor.startup.Launch;
import io.lictor.store.directory.DataDirectory;
import io.lictor.tokens.AdminTokenProperties;
import io.lictor.tokens.FirstAdminToken;
import io.lictor.writeside.LicenseCommandConfiguration;
import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The whole of Lictor in one process: the write side, the read side, and what they keep, in one data directory. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(AdminTokenProperties.class)
@Import({
    ServiceConfiguration.class,
    LicenseCommandConfiguration.class,
    LicenseQueryConfiguration.class,
    AuditConfiguration.class,
    AuditKeyConfiguration.class
})
public class Standalone {

    /** Takes Spring Boot's options, such as {@code --server.port} and {@code --lictor.data-directory}. */
    public static void main(String[] arguments) {
        Launch.start(Standalone.class, "lictor", 8080, arguments);
    }

    /** Makes the first token: whoever starts the standalone has nobody else to ask for one. */
    @Bean
    FirstAdminToken firstAdminToken(
            AdminTokenProperties properties,
            DataDirectory data,
            TokenRegister register,
            CommandGateway commands,
            InstantSource clock) {
        Path given = properties.adminTokenFile();
        return new FirstAdminToken(given == null ? data.resolve("admin-token") : given, register, commands, clock);
    }

    @Bean
    MissingSecretsPolicy firstSecrets() {
        return MissingSecretsPolicy.MAKE;
    }

    @Bean
    NextSteps nextSteps(DataDirectory data) {
        Path own = data.resolve("").toAbsolutePath().normalize();
        return url -> """
                To try next:
                  deploy/tour --url %s --data %s                      a guided tour with curl
                  deploy/tour --url %s --data %s --population 1000    a population to look at
                  %s/docs   every call, to try out in a browser
                """.formatted(url, own, url, own, url);
    }
}
