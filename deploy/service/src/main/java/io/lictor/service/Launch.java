package io.lictor.service;

import java.util.Map;
import org.springframework.boot.SpringApplication;

/** Starts an application of Lictor as every one of them is started. */
public final class Launch {

    private static final String READY = "management.endpoint.health.group.readiness.include";

    private Launch() {}

    /**
     * Starts what is of no use without the event store, and ready while it can be reached.
     *
     * @param name of the service, as logs and metrics show it
     * @param port where it listens unless the options say otherwise
     * @param options Spring Boot's, such as {@code --server.port}
     */
    public static void start(Class<?> application, String name, int port, String... options) {
        start(application, name, port, "readinessState,eventStore", options);
    }

    /** Starts what can go on without the event store: its readiness is its own affair. */
    public static void startReader(Class<?> application, String name, int port, String... options) {
        start(application, name, port, "readinessState", options);
    }

    private static void start(Class<?> application, String name, int port, String readiness, String... options) {
        OutOfMemory.watch();
        // A licensing server phones nobody.
        System.setProperty("axoniq.update-checker.disabled", "true");
        SpringApplication starting = new SpringApplication(application);
        starting.setDefaultProperties(Map.of("spring.application.name", name, "server.port", port, READY, readiness));
        starting.run(options);
    }
}
