package io.lictor.standalone;

import io.lictor.desk.LicenseCommandConfiguration;
import io.lictor.query.LicenseQueryConfiguration;
import io.lictor.service.Greeting;
import io.lictor.service.Launch;
import io.lictor.service.LictorProperties;
import io.lictor.service.ServiceConfiguration;
import io.lictor.web.WebConfiguration;
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
    ServiceConfiguration.class,
    LicenseCommandConfiguration.class,
    LicenseQueryConfiguration.class
})
public class Standalone {

    /** Takes Spring Boot's options, such as {@code --server.port} and {@code --lictor.data-directory}. */
    public static void main(String[] arguments) {
        Launch.start(Standalone.class, "lictor", 8080, arguments);
    }

    @Bean
    Greeting greeting(LictorProperties properties, Environment environment) {
        return new Greeting(properties, environment, url -> """
                To try next:
                  deploy/tour --url %s                      a guided tour with curl
                  deploy/tour --url %s --population 1000    a population to look at
                  %s/docs                       every call, to try out in a browser""".formatted(url, url, url));
    }
}
