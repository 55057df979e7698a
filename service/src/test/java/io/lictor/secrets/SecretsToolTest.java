package io.lictor.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.key.KeyRing;
import io.lictor.key.KeySecrets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsToolTest {

    private static final UUID LICENSE = new UUID(1, 2);

    @TempDir
    Path directory;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Path file;

    @BeforeEach
    void choose() {
        file = directory.resolve("lictor/secrets.properties");
    }

    private int run(String... arguments) {
        return SecretsTool.run(List.of(arguments), new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private KeySecrets secrets() {
        return new KeySecretsFile(file, MissingSecretsPolicy.REFUSE).open(true);
    }

    @Test
    void makes_a_file_for_its_owner_only_and_never_a_second() throws IOException {
        assertThat(run("new", file.toString())).isZero();
        String text = Files.readString(file);
        assertThat(run("new", file.toString())).isEqualTo(1);

        assertThat(said()).contains("There is a file");
        assertThat(file).hasContent(text);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        assertThat(secrets().currentId()).isEqualTo("1");
        assertSaidNoSecret();
    }

    @Test
    void a_rotation_adds_a_secret_for_new_keys_and_keeps_the_old_ones() {
        run("new", file.toString());
        KeySecrets before = secrets();
        KeyRing old = new KeyRing(before);
        assertThat(run("rotate", file.toString())).isZero();
        assertThat(run("rotate", file.toString())).isZero();
        KeySecrets after = secrets();
        KeyRing rotated = new KeyRing(after);

        assertThat(after.currentId()).isEqualTo("3");
        assertThat(after.derivation()).containsOnlyKeys("1", "2", "3");
        assertThat(after.lookup()).isEqualTo(before.lookup());
        assertThat(rotated.show(LICENSE, old.reference(LICENSE, 1))).contains(old.derive(LICENSE, 1));
        assertThat(rotated.derive(LICENSE, 1)).isNotEqualTo(old.derive(LICENSE, 1));
        assertThat(rotated.reference(LICENSE, 1).secretId()).isEqualTo("3");
        assertSaidNoSecret();
    }

    @Test
    void a_rotation_keeps_what_people_wrote_and_who_may_read_it() throws IOException {
        run("new", file.toString());
        Files.writeString(file, "# of site B\n" + Files.readString(file));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(run("rotate", file.toString())).isZero();

        assertThat(file).content().startsWith("# of site B\n").contains("\ncurrent=2\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        assertThat(file.getParent()).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void follows_a_link_to_the_file() throws IOException {
        run("new", file.toString());
        Path link = Files.createSymbolicLink(directory.resolve("link"), file);
        assertThat(run("rotate", link.toString())).isZero();
        assertThat(link).isSymbolicLink();
        assertThat(secrets().currentId()).isEqualTo("2");
    }

    @Test
    void does_not_rotate_where_somebody_else_does() throws IOException {
        run("new", file.toString());
        String text = Files.readString(file);
        Files.createFile(file.resolveSibling("secrets.properties.new"));
        assertThat(run("rotate", file.toString())).isEqualTo(1);
        assertThat(said()).contains("somebody else is at it");
        assertThat(file).hasContent(text);
    }

    @Test
    void what_it_does_not_understand_stays_as_it_is() throws IOException {
        run("new", file.toString());
        String text = Files.readString(file).replace("current=1", "current : 1");
        Files.writeString(file, text);
        assertThat(run("rotate", file.toString())).isEqualTo(1);
        assertThat(said()).contains("was left as it is");
        assertThat(file).hasContent(text);

        Files.writeString(file, "lookup=c2VjcmV0");
        assertThat(run("rotate", file.toString())).isEqualTo(1);
        assertThat(said()).contains("are damaged").doesNotContain("c2VjcmV0");
    }

    @Test
    void makes_an_audit_key_and_tells_its_public_half() throws IOException {
        Path key = directory.resolve("lictor/audit.pem");
        assertThat(run("audit-key", key.toString())).isZero();
        String text = Files.readString(key);
        assertThat(run("audit-key", key.toString())).isEqualTo(1);

        assertThat(key).hasContent(text);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(said())
                .contains(Files.readString(key.resolveSibling("audit.pub")), "There is a file")
                .doesNotContain(text.lines().toList().get(1));
    }

    @Test
    void says_how_it_is_used() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("new")).isEqualTo(2);
        assertThat(run("burn", file.toString())).isEqualTo(2);
        assertThat(run("--help")).isZero();
        assertThat(run("rotate", file.toString())).isEqualTo(1);
        assertThat(said()).contains("Usage: deploy/secrets new FILE").contains("There is no file " + file);
    }

    private void assertSaidNoSecret() {
        assertThat(said()).doesNotContainPattern("[A-Za-z0-9+/]{40,}=");
    }
}
