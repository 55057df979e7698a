package io.lictor.store.directory;

import static io.lictor.store.Facts.activated;
import static io.lictor.store.Facts.append;
import static io.lictor.store.Facts.first;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lictor.store.ChildJvm;
import io.lictor.store.DataUnusable;
import io.lictor.store.sqlite.SqliteStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DataDirectoryTest {

    @TempDir
    Path temporary;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void isMadeForItsOwnerOnly() throws Exception {
        Path path = temporary.resolve("new/data");
        try (DataDirectory directory = DataDirectory.take(path)) {
            assertThat(directory.resolve("lictor.db"))
                    .isEqualTo(path.toRealPath().resolve("lictor.db"));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rwx------");
        }
    }

    /** Also in a directory that somebody made for all eyes, and where an earlier release made the files so. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theDatabaseIsItsOwnersOnly() throws Exception {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (int start = 0; start < 2; start++) {
            try (DataDirectory directory = DataDirectory.take(temporary);
                    SqliteStore store = SqliteStore.open(directory)) {
                append(store, first(activated(UUID.randomUUID(), "m")));
                try (Stream<Path> files = Files.list(temporary)) {
                    assertThat(files)
                            .hasSize(4)
                            .allSatisfy(file -> assertThat(
                                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                                    .as(file.toString())
                                    .isEqualTo("rw-------"));
                }
            }
            Files.setPosixFilePermissions(temporary.resolve("lictor.db"), PosixFilePermissions.fromString("rw-r--r--"));
        }
    }

    @Test
    void isRefusedTwiceInOneProcess() throws Exception {
        try (DataDirectory directory = DataDirectory.take(temporary)) {
            assertThatThrownBy(() -> DataDirectory.take(temporary))
                    .isInstanceOf(DataDirectoryInUse.class)
                    .hasMessage(
                            "The data directory %s is in use by another Lictor (process %d). Stop it, or start with another --data."
                                    .formatted(
                                            directory.path(),
                                            ProcessHandle.current().pid()));
            // and that attempt has not freed it for others, as closing a file does on POSIX
            try (ChildJvm other = ChildJvm.run(DirectoryTaker.class, temporary)) {
                assertThat(other.line())
                        .contains("process " + ProcessHandle.current().pid());
            }
        }
        DataDirectory.take(temporary).close();
    }

    @Test
    void isRefusedWhileAnotherProcessHasItAndFreeWhenThatDies() throws Exception {
        try (ChildJvm other = ChildJvm.run(DirectoryTaker.class, temporary)) {
            assertThat(other.line()).isEqualTo("taken");
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> DataDirectory.take(temporary))
                        .isInstanceOf(DataDirectoryInUse.class)
                        .hasMessageContaining("process " + other.pid());
            }
            other.kill();
            DataDirectory.take(temporary).close();
        }
    }

    @Test
    void saysSoWhenItCannotBeUsed() throws Exception {
        Path file = Files.writeString(temporary.resolve("file"), "");

        assertThatThrownBy(() -> DataDirectory.take(file))
                .isInstanceOf(DataUnusable.class)
                .hasMessageContaining(file.toString());
    }
}
