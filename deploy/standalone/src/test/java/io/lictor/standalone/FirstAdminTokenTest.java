package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.ChildLictor;
import io.lictor.acceptance.Lictor;
import io.lictor.security.TokenText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Who starts an empty installation is let in, and nobody else. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "There are no signals to send")
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
    void isMadePrintedAndKeptForItsOwnerAtTheFirstStartOnly() throws Exception {
        String token;
        try (ChildLictor first = ChildLictor.start(Standalone.class, data())) {
            token = inFile().strip();
            assertThat(inFile()).isEqualTo(token + "\n");
            assertThat(TokenText.isOne(token)).isTrue();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data().resolve("admin-token"))))
                    .isEqualTo("rw-------");
            assertThat(first.output()).containsOnlyOnce(token).contains(data().toRealPath() + "/admin-token");
            assertOneToken(first.client(), "first admin");
        }
        try (ChildLictor second = ChildLictor.start(Standalone.class, data())) {
            assertThat(second.output()).doesNotContain(token, "lictor_");
            assertThat(inFile().strip()).isEqualTo(token);
            assertOneToken(second.client(), "first admin");
        }
    }

    /** As a crash between the two steps leaves it, or as somebody has prepared it. */
    @Test
    void isTakenFromTheFileThatIsThere() throws Exception {
        String token = TokenText.fresh();
        Files.createDirectories(data());
        Files.writeString(data().resolve("admin-token"), token + "\n");

        try (ChildLictor child = ChildLictor.start(Standalone.class, data())) {
            assertOneToken(child.client(), "first admin");
            assertThat(child.output()).contains(token);
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
        ChildLictor.start(Standalone.class, data()).close();
        String token = inFile().strip();
        Files.delete(data().resolve("admin-token"));

        try (ChildLictor second = ChildLictor.start(Standalone.class, data())) {
            assertThat(data().resolve("admin-token")).doesNotExist();
            assertOneToken(second.client().withToken(token), "first admin");
        }
    }

    private static void assertOneToken(Lictor lictor, String name) {
        assertThat(lictor.get("/v1/tokens").expect(200).texts("/items", "name")).containsExactly(name);
    }
}
