package io.lictor.standalone;

import io.lictor.desk.LicenseCommandConfiguration;
import io.lictor.query.LicenseQueryConfiguration;
import io.lictor.service.ServiceConfiguration;
import io.lictor.web.WebConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The whole of Lictor in one process: the write side, the read side, and what they keep, in one data directory. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    WebConfiguration.class,
    ServiceConfiguration.class,
    LicenseCommandConfiguration.class,
    LicenseQueryConfiguration.class,
    Greeting.class
})
public class Standalone {

    /** Takes Spring Boot's options, such as {@code --server.port} and {@code --lictor.data-directory}. */
    public static void main(String[] arguments) {
        // A licensing server phones nobody.
        System.setProperty("axoniq.update-checker.disabled", "true");
        SpringApplication.run(Standalone.class, arguments);
    }
}
