package io.lictor.bench.fleet;

import java.nio.file.Files;
import java.nio.file.Path;

/** Jars of the services, as the build has put them. */
public record Jars(Path root) {

    Path standalone() {
        return jar("standalone");
    }

    Path command() {
        return jar("command");
    }

    Path query() {
        return jar("query");
    }

    private Path jar(String service) {
        Path jar = root.resolve("deploy").resolve(service).resolve("target").resolve("lictor-" + service + ".jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is not there: build it with ./mvnw package -DskipTests");
        }
        return jar;
    }
}
