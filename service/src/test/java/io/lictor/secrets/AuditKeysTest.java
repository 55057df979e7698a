package io.lictor.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lictor.checkpoint.CheckpointSigner;
import io.lictor.store.directory.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditKeysTest {

    private static final AuditKeySettings NOTHING = new AuditKeySettings(null, null, null);

    @TempDir
    Path directory;

    private DataDirectory data;
    private Path own;

    @BeforeEach
    void open() {
        data = DataDirectory.share(directory.resolve("data"));
        own = data.resolve("audit-key.pem");
    }

    @AfterEach
    void close() {
        data.close();
    }

    private CheckpointSigner find(AuditKeySettings settings, MissingSecretsPolicy first, boolean hasSigned) {
        return new AuditKeys(settings, data, first).find(() -> hasSigned);
    }

    private static String text(CheckpointSigner signer) {
        return signer.verifierKey().toString();
    }

    @Test
    void one_is_made_for_its_owner_only_with_its_public_half_beside_it() throws IOException {
        CheckpointSigner made = find(NOTHING, MissingSecretsPolicy.MAKE, false);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own)))
                .isEqualTo("rw-------");
        assertThat(data.resolve("audit-key.pub")).hasContent(text(made));
        assertThat(made.verifierKey().name()).matches("lictor/[0-9a-f]{16}");
        assertThat(text(find(NOTHING, MissingSecretsPolicy.MAKE, true))).isEqualTo(text(made));
        assertThat(text(find(NOTHING, MissingSecretsPolicy.REFUSE, true))).isEqualTo(text(made));
    }

    @Test
    void none_is_made_in_the_place_of_one_that_has_signed() {
        assertThat(find(NOTHING, MissingSecretsPolicy.MAKE, true)).isNull();
        assertThat(own).doesNotExist();
    }

    @Test
    void none_is_made_where_others_would_need_the_same() {
        assertThat(find(NOTHING, MissingSecretsPolicy.REFUSE, false)).isNull();
        assertThat(own).doesNotExist();
    }

    @Test
    void it_comes_from_a_file_or_from_the_environment() throws IOException {
        Path file = directory.resolve("key");
        AuditKeyFile.make(file);
        String ofFile = text(find(new AuditKeySettings(file, null, null), MissingSecretsPolicy.MAKE, false));
        String pem = Files.readString(file);

        assertThat(text(find(new AuditKeySettings(null, pem, null), MissingSecretsPolicy.MAKE, false)))
                .isEqualTo(ofFile);
        assertThat(text(find(
                        new AuditKeySettings(null, pem.replace('\n', ' '), null), MissingSecretsPolicy.MAKE, false)))
                .as("as some environments hand it on")
                .isEqualTo(ofFile);
        assertThat(own).doesNotExist();
    }

    @Test
    void the_log_goes_by_the_name_it_is_given_and_its_public_key_says_so() {
        find(NOTHING, MissingSecretsPolicy.MAKE, false);
        CheckpointSigner named =
                find(new AuditKeySettings(null, null, "licences.example.com"), MissingSecretsPolicy.MAKE, true);

        assertThat(text(named)).startsWith("licences.example.com+");
        assertThat(data.resolve("audit-key.pub")).hasContent(text(named));
        assertThatThrownBy(() -> find(new AuditKeySettings(null, null, "two words"), MissingSecretsPolicy.MAKE, true))
                .isInstanceOf(SecretsUnusable.class)
                .hasMessageContaining("lictor.audit.origin");
    }

    @Test
    void two_at_once_are_refused() throws IOException {
        find(NOTHING, MissingSecretsPolicy.MAKE, false);
        String pem = Files.readString(own);

        assertThatThrownBy(() -> find(new AuditKeySettings(null, pem, null), MissingSecretsPolicy.MAKE, false))
                .isInstanceOf(SecretsUnusable.class)
                .hasMessageContaining("too many")
                .hasMessageNotContaining("PRIVATE");
    }

    @Test
    void one_that_others_may_read_is_refused() throws IOException {
        find(NOTHING, MissingSecretsPolicy.MAKE, false);
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> find(NOTHING, MissingSecretsPolicy.MAKE, false))
                .isInstanceOf(SecretsUnusable.class)
                .hasMessageContaining("chmod 600 " + own);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing of the kind",
                "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VuBCIEIMDjBPYbQ1fRUkWCqqxYRT9pTAPHAN4WtBx0ZuDWPbVi\n-----END PRIVATE KEY-----"
            })
    void what_is_no_key_is_refused_without_telling_it(String text) throws IOException {
        find(NOTHING, MissingSecretsPolicy.MAKE, false);
        Files.writeString(own, text);

        assertThatThrownBy(() -> find(NOTHING, MissingSecretsPolicy.MAKE, false))
                .isInstanceOf(SecretsUnusable.class)
                .hasMessageContaining("can't be used")
                .hasMessageContaining("deploy/secrets audit-key")
                .hasMessageNotContaining("c2VjcmV0");
    }
}
