package io.lictor.bench.bare;

import io.lictor.endpoint.CommandGateway;
import io.lictor.limits.LimitProperties;
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
import java.time.InstantSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/**
 * The standalone without its read side, and with a controller that does nothing: the same Tomcat, filters, security and
 * JSON, on the standalone's own class path. Its store holds a token, and is asked for nothing else.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    WebConfiguration.class,
    SecurityConfiguration.class,
    ServiceConfiguration.class,
    LicenseCommandConfiguration.class,
    BareController.class
})
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
    FirstSecrets firstSecrets() {
        return FirstSecrets.MAKE;
    }

    @Bean
    StartupBanner greeting(
            LictorProperties properties,
            Environment environment,
            TlsStatus tls,
            TlsProperties tlsProperties,
            LimitProperties limits) {
        return new StartupBanner(
                properties, environment, tls, tlsProperties, limits, _ -> "It knows nothing of licences.");
    }
}
