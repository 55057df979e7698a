package io.lictor.bench.bare;

import io.lictor.endpoint.CommandGateway;
import io.lictor.secrets.MissingSecretsPolicy;
import io.lictor.security.TokenRegister;
import io.lictor.service.NextSteps;
import io.lictor.service.ServiceConfiguration;
import io.lictor.startup.Launch;
import io.lictor.store.directory.DataDirectory;
import io.lictor.tokens.FirstAdminToken;
import io.lictor.writeside.LicenseCommandConfiguration;
import java.time.InstantSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * The standalone without its read side, and with a controller that does nothing: the same Tomcat, filters, security and
 * JSON, on the standalone's own class path. Its store holds a token, and is asked for nothing else.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ServiceConfiguration.class, LicenseCommandConfiguration.class, BareController.class})
public class BareService {

    /** Takes Spring Boot's options, as the standalone does. */
    public static void main(String[] arguments) {
        Launch.start(BareService.class, "bare", 0, arguments);
    }

    @Bean
    FirstAdminToken firstAdminToken(
            DataDirectory data, TokenRegister register, CommandGateway commands, InstantSource clock) {
        return new FirstAdminToken(data.resolve("admin-token"), register, commands, clock);
    }

    @Bean
    MissingSecretsPolicy firstSecrets() {
        return MissingSecretsPolicy.MAKE;
    }

    @Bean
    NextSteps nextSteps() {
        return _ -> "It knows nothing of licences.";
    }
}
