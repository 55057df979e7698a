package io.lictor.commandservice;

import io.lictor.endpoint.CommandGateway;
import io.lictor.security.OtherService;
import io.lictor.security.TokenRegister;
import io.lictor.service.NextSteps;
import io.lictor.service.ServiceConfiguration;
import io.lictor.startup.Launch;
import io.lictor.storage.NeedsPostgres;
import io.lictor.tokens.AdminTokenProperties;
import io.lictor.tokens.FirstAdminToken;
import io.lictor.writeside.LicenseCommandConfiguration;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The write side of Lictor, to be run as often as need be on one PostgreSQL. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(AdminTokenProperties.class)
@Import({NeedsPostgres.class, ServiceConfiguration.class, LicenseCommandConfiguration.class})
public class CommandService {

    /** Takes Spring Boot's options, such as {@code --server.port} and {@code --lictor.data-directory}. */
    public static void main(String[] arguments) {
        Launch.start(CommandService.class, "lictor-command", 8081, arguments);
    }

    /** Shows the first admin token only where the settings say so, as one of many instances is as good a place as another. */
    @Bean
    @ConditionalOnProperty("lictor.admin-token-file")
    FirstAdminToken firstAdminToken(
            AdminTokenProperties properties, TokenRegister register, CommandGateway commands, InstantSource clock) {
        Path file = Objects.requireNonNull(properties.adminTokenFile());
        return new FirstAdminToken(file, register, commands, clock);
    }

    @Bean
    OtherService otherService() {
        return new OtherService("license-query", "answers reads and checks");
    }

    @Bean
    NextSteps nextSteps() {
        return url -> "It takes writes; every call is shown at " + url + "/docs";
    }
}
