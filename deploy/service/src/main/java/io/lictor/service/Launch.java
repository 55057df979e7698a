package io.lictor.service;

import java.util.Map;
import org.springframework.boot.SpringApplication;

/** Starts an application of Lictor as every one of them is started. */
public final class Launch {

    private Launch() {}

    /**
     * Starts it with Spring Boot's options, such as {@code --server.port}.
     *
     * @param name of the service, as logs and metrics show it
     * @param port where it listens unless the options say otherwise
     */
    public static void start(Class<?> application, String name, int port, String... options) {
        // A licensing server phones nobody.
        System.setProperty("axoniq.update-checker.disabled", "true");
        SpringApplication starting = new SpringApplication(application);
        starting.setDefaultProperties(Map.of("spring.application.name", name, "server.port", port));
        starting.run(options);
    }
}
