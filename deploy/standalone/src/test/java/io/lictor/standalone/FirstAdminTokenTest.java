package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.lictor.acceptance.ChildLictor;
import io.lictor.acceptance.Lictor;
import io.lictor.security.TokenText;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Starts empty installations, which let in the person who starts them, and nobody else. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "There are no signals to send")
@ExtendWith(OutputCaptureExtension.class)
class FirstAdminTokenTest {

    @TempDir
    Path temporary;

    private Path data() {
        return temporary.resolve("data");
    }

    private String inFile() throws IOException {
        return Files.readString(data().resolve("admin-token"));
    }

    @Test
    void isMadeAndKeptForItsOwnerAtTheFirstStartOnlyAndStandsInNoLog(CapturedOutput output) throws Exception {
        String token;
        try (OwnLictor first = OwnLictor.start(temporary)) {
            token = inFile().strip();
            assertThat(inFile()).isEqualTo(token + "\n");
            assertThat(TokenText.isOne(token)).isTrue();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data().resolve("admin-token"))))
                    .isEqualTo("rw-------");
            assertThat(output).doesNotContain(token).containsOnlyOnce(data().toRealPath() + "/admin-token");
            assertOneToken(first.client(), "first admin");
        }
        int before = output.length();
        try (OwnLictor second = OwnLictor.start(temporary)) {
            assertThat(output.toString().substring(before))
                    .contains("Lictor listens on")
                    .doesNotContain(token, "lictor_");
            assertThat(inFile().strip()).isEqualTo(token);
            assertOneToken(second.client(), "first admin");
        }
    }

    /** Shows the token on a terminal, since nobody keeps the output of one. */
    @Test
    void isShownOnATerminal() throws Exception {
        assumeThat(Files.isExecutable(Path.of("/usr/bin/script")))
                .as("script, of util-linux, makes a terminal")
                .isTrue();
        String java = String.join(
                " ",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp",
                System.getProperty("java.class.path"),
                Standalone.class.getName(),
                "--server.port=0",
                "--lictor.data-directory=" + data());
        Process process = new ProcessBuilder("/usr/bin/script", "-qec", java, "/dev/null")
                .redirectErrorStream(true)
                .start();
        StringBuilder shown = new StringBuilder();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                shown.append(line).append('\n');
                if (line.startsWith("Lictor listens on")) {
                    process.descendants().forEach(ProcessHandle::destroy);
                }
            }
        }
        process.waitFor();
        assertThat(shown).contains(inFile().strip());
    }

    /** As a crash between the two steps leaves it, or as somebody has prepared it. */
    @Test
    void isTakenFromTheFileThatIsThere(CapturedOutput output) throws Exception {
        String token = TokenText.fresh();
        Files.createDirectories(data());
        Files.writeString(data().resolve("admin-token"), token + "\n");

        try (OwnLictor lictor = OwnLictor.start(temporary)) {
            assertOneToken(lictor.client(), "first admin");
            assertThat(output).doesNotContain(token);
            assertThat(inFile().strip()).isEqualTo(token);
        }
    }

    @Test
    void isNotMadeOfWhatIsNoToken() throws Exception {
        Files.createDirectories(data());
        Files.writeString(data().resolve("admin-token"), "swordfish\n");

        try (ChildLictor child = ChildLictor.launch(Standalone.class, data())) {
            assertThat(child.ended()).isNotZero();
            assertThat(child.output())
                    .contains("There is no token in", "Take the file away")
                    .doesNotContain("swordfish", "\tat ");
        }
    }

    /** Once there was a token, nobody gets another by taking the file away. */
    @Test
    void isNotMadeAgainWhereTheFileIsGone() throws Exception {
        OwnLictor.start(temporary).close();
        String token = inFile().strip();
        Files.delete(data().resolve("admin-token"));

        try (OwnLictor second = OwnLictor.start(temporary)) {
            assertThat(data().resolve("admin-token")).doesNotExist();
            assertOneToken(second.client().withToken(token), "first admin");
        }
    }

    private static void assertOneToken(Lictor lictor, String name) {
        assertThat(lictor.get("/v1/tokens").expect(200).texts("/items", "name")).containsExactly(name);
    }
}
