package io.lictor.bench.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** PostgreSQL of the system's packages. */
public final class InstalledPostgres {

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    private InstalledPostgres() {}

    /** The programs of the newest version; {@link IllegalStateException} where there is none. */
    public static Path binaries() throws IOException {
        if (Files.isDirectory(DEBIAN)) {
            try (Stream<Path> versions = Files.list(DEBIAN)) {
                var newest = versions.filter(version -> Files.exists(version.resolve("bin/postgres")))
                        .max(Comparator.comparing(
                                version -> Integer.valueOf(version.getFileName().toString())));
                if (newest.isPresent()) {
                    return newest.get().resolve("bin");
                }
            }
        }
        throw new IllegalStateException("No PostgreSQL is under " + DEBIAN);
    }

    /** The programs a failover needs that are not installed. */
    public static List<String> missing() {
        List<String> path = List.of(System.getenv().getOrDefault("PATH", "").split(":"));
        Stream<String> programs = Stream.of("patroni", "etcd")
                .filter(program -> path.stream().noneMatch(place -> Files.isExecutable(Path.of(place, program))));
        return Stream.concat(programs, Files.isDirectory(DEBIAN) ? Stream.of() : Stream.of("postgresql"))
                .toList();
    }
}
