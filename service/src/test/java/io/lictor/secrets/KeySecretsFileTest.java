package io.lictor.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lictor.key.KeyRing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySecretsFileTest {

    private static final UUID LICENSE = UUID.fromString("0190a0b0-0000-7000-8000-000000000001");

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void choose() {
        file = directory.resolve("secrets.properties");
    }

    private String key(boolean hasEvents) {
        return new KeyRing(new KeySecretsFile(file, MissingSecretsPolicy.MAKE).open(hasEvents))
                .derive(LICENSE, 1)
                .formatted();
    }

    @Test
    void are_made_once_for_the_owner_only() throws IOException {
        String key = key(false);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(key(false)).isEqualTo(key);
        assertThat(key(true)).isEqualTo(key);
        Properties secrets = new Properties();
        secrets.load(Files.newBufferedReader(file));
        assertThat(secrets.stringPropertyNames()).containsExactlyInAnyOrder("current", "derivation.1", "lookup");
        assertThat(secrets.getProperty("lookup")).isNotEqualTo(secrets.getProperty("derivation.1"));
        assertThat(directory).isDirectoryNotContaining("glob:**.new");
    }

    private void allow(String permissions) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw----r--", "rw-----w-", "rw-rw----"})
    void that_others_may_read_or_change_are_refused(String permissions) throws IOException {
        key(false);
        allow(permissions);
        assertThatThrownBy(() -> key(true))
                .isInstanceOf(SecretsUnusable.class)
                .hasMessageContaining("are not safe")
                .hasMessageContaining("chmod 600 " + file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"r--------", "r--r-----", "rw-r-----"})
    void that_only_their_owner_may_change_are_taken(String permissions) throws IOException {
        String key = key(false);
        allow(permissions);
        assertThat(key(true)).isEqualTo(key);
    }

    @Test
    void are_not_made_where_others_would_need_the_same() {
        assertThatThrownBy(() -> new KeySecretsFile(file, MissingSecretsPolicy.REFUSE).open(false))
                .isInstanceOf(SecretsUnusable.class)
                .hasMessageContaining("deploy/secrets new " + file);
        assertThat(file).doesNotExist();
    }

    @Test
    void are_never_made_anew_where_there_are_events() {
        assertThatThrownBy(() -> key(true)).isInstanceOf(SecretsUnusable.class).hasMessageContaining("are missing");
        assertThat(file).doesNotExist();
    }

    @Test
    void several_that_start_at_once_have_the_same() throws Exception {
        try (var starting = Executors.newFixedThreadPool(8)) {
            List<Callable<String>> starts = Collections.nCopies(8, () -> key(false));
            assertThat(starting.invokeAll(starts).stream()
                            .map(Future::resultNow)
                            .distinct())
                    .hasSize(1);
        }
        assertThat(directory).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void a_draft_left_by_a_crash_is_no_obstacle() throws IOException {
        Files.writeString(directory.resolve("secrets.properties.new"), "current=1");
        assertThat(key(false)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "current=1",
                "current=2\nderivation.1=AAAA\nlookup=AAAA",
                "current=1\nderivation.1=%%%\nlookup=AAAA",
                "current=1\nderivation.1=AAAA\nlookup=AAAA",
                "lookup=\\u00zz",
            })
    void damaged_ones_are_refused_and_kept(String text) throws IOException {
        Files.writeString(file, text);
        allow("rw-------");
        assertThatThrownBy(() -> key(false)).isInstanceOf(SecretsUnusable.class).hasMessageContaining("are damaged");
        assertThat(file).hasContent(text);
    }

    @Test
    void unreadable_ones_are_refused() throws IOException {
        Files.createDirectory(file);
        allow("rwx------");
        assertThatThrownBy(() -> key(false)).isInstanceOf(SecretsUnusable.class).hasMessageContaining("can't be read");
    }
}
