package io.lictor.auditor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar that is handed to an auditor needs nothing beside it, and little memory however long the export is. */
class PackagedJarTest {

    private static final Path JAR = Path.of("target", "lictor-audit.jar");
    private static final int EVENTS = 20_000; // 40 MB of export

    @TempDir
    Path directory;

    @Test
    void itRunsAloneAndInLittleMemory() throws Exception {
        verifyWith(Path.of(System.getProperty("java.home")));
    }

    /** Auditors have the Java that they have. */
    @Test
    void itRunsOnJava17() throws Exception {
        Optional<Path> old = java17();
        assumeThat(old).as("a Java 17 on this machine").isPresent();
        verifyWith(old.orElseThrow());
    }

    private static Optional<Path> java17() throws IOException {
        List<Path> homes = Stream.of("/usr/lib/jvm", "/usr/java", "/opt/java")
                .map(Path::of)
                .filter(Files::isDirectory)
                .toList();
        for (Path home : homes) {
            try (Stream<Path> javas = Files.list(home)) {
                Optional<Path> found = javas.filter(PackagedJarTest::isJava17).findFirst();
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isJava17(Path home) {
        try {
            return Files.isExecutable(home.resolve("bin/java"))
                    && Files.readString(home.resolve("release")).contains("JAVA_VERSION=\"17.");
        } catch (IOException e) {
            return false;
        }
    }

    private void verifyWith(Path java) throws Exception {
        SmallLog log = SmallLog.of(EVENTS);
        Path known = Files.writeString(directory.resolve("known"), log.checkpoint(EVENTS / 2));
        Path jar = Files.copy(JAR, directory.resolve("alone.jar"));
        Process process = new ProcessBuilder(
                        java.resolve("bin/java").toString(),
                        "-Xmx16m",
                        "-jar",
                        jar.toString(),
                        "verify",
                        "--key",
                        log.key(),
                        "--checkpoint",
                        known.toString(),
                        "-")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("said").toFile())
                .start();
        try (OutputStream out = process.getOutputStream()) {
            for (String line : log.export()) {
                out.write((line + "\n").getBytes(UTF_8));
            }
        } catch (IOException e) {
            // it has ended, and said why
        }
        int code = process.waitFor();
        assertThat(Files.readString(directory.resolve("said")))
                .contains("Complete: 20,000 events", "Untampered", "Consistent: 2 checkpoints");
        assertThat(code).isZero();
    }

    /** Nothing in it could write events, read a store or call a server. */
    @Test
    void itHasItsOwnCodeAndAReaderOfJsonOnly() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile());
                Stream<String> classes =
                        jar.stream().map(entry -> entry.getName()).filter(name -> name.endsWith(".class"))) {
            assertThat(classes.map(name -> name.replaceFirst("META-INF/versions/\\d+/", ""))
                            .map(name -> Stream.of(
                                            "io/lictor/auditor/",
                                            "io/lictor/merkle/",
                                            "io/lictor/checkpoint/",
                                            "tools/jackson/core/")
                                    .filter(name::startsWith)
                                    .findFirst()
                                    .orElse(name))
                            .distinct()
                            .toList())
                    .containsExactlyInAnyOrderElementsOf(List.of(
                            "io/lictor/auditor/", "io/lictor/merkle/", "io/lictor/checkpoint/", "tools/jackson/core/"));
        }
    }
}
