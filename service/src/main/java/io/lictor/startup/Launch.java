package io.lictor.startup;

import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** Starts an application of Lictor as every one of them is started, and ends it so. */
public final class Launch {

    private static final Logger log = LoggerFactory.getLogger(Launch.class);
    private static final String READY = "management.endpoint.health.group.readiness.include";

    private Launch() {}

    /**
     * Starts what is of no use without the event store, and ready while it can be reached.
     *
     * @param name of the service, as logs and metrics show it
     * @param port where it listens unless the options say otherwise
     * @param options Spring Boot's, such as {@code --server.port}; with {@code --version} it says which release it is, and no more
     */
    public static void start(Class<?> application, String name, int port, String... options) {
        start(application, name, port, "readinessState,eventStore", options);
    }

    /** Starts what can go on without the event store: its readiness is its own affair. */
    public static void startReader(Class<?> application, String name, int port, String... options) {
        start(application, name, port, "readinessState", options);
    }

    private static void start(Class<?> application, String name, int port, String readiness, String... options) {
        if (List.of(options).contains("--version")) {
            System.out.println(name + " " + Release.running());
            return;
        }
        OutOfMemory.watch();
        // A licensing server phones nobody.
        System.setProperty("axoniq.update-checker.disabled", "true");
        // What Boot would say of a start that fails StartFailure says, also before there are settings that could tell
        // Boot.
        LoggingSystem.get(Launch.class.getClassLoader())
                .setLogLevel("org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter", LogLevel.OFF);
        StopSignal.endsWell();
        SpringApplication starting = new SpringApplication(application);
        starting.setDefaultProperties(Map.of("spring.application.name", name, "server.port", port, READY, readiness));
        starting.run(options);
        tellOfTheEnd();
    }

    /** Registered last, and so called first of what comes after all else was closed: then there still is a log. */
    private static void tellOfTheEnd() {
        try {
            SpringApplication.getShutdownHandlers().add(() -> log.info("Lictor has stopped"));
        } catch (IllegalStateException e) {
            // it was told to stop as soon as it ran
        }
    }
}
