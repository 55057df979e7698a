package io.lictor.maintenance;

import io.lictor.store.directory.DataDirectory;
import io.lictor.store.transfer.Kept;
import io.lictor.store.transfer.SqliteBackup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the whole store, and a store from a copy. */
final class Backups {

    private static final String DATABASE = "lictor.db";
    private static final String LOCK = "lictor.lock";

    private Backups() {}

    static void write(Store store, Path path, Console console) throws IOException, SQLException {
        switch (store) {
            case Store.InDirectory(Path data) -> {
                try (NewFile file = new NewFile(path)) {
                    Path draft = file.made();
                    SqliteBackup.write(data, draft);
                    Kept kept = SqliteBackup.check(draft);
                    file.finish();
                    console.say("Backed up %s to %s, and checked it.".formatted(described(kept), path));
                }
                Secrets.remindToKeep(data, console);
            }
            case Store.InPostgres(PostgresAddress address, var _) -> {
                PostgresBackup backup = new PostgresBackup(address);
                try (NewFile file = new NewFile(path)) {
                    Path draft = file.made();
                    backup.write(draft);
                    Kept kept = backup.check(draft);
                    file.finish();
                    console.say("Backed up %s to %s, and read them back.".formatted(described(kept), path));
                }
                Secrets.remindToKeep(console);
            }
        }
    }

    static void restore(Path backup, Store store, Console console) throws IOException, SQLException {
        switch (store) {
            case Store.InDirectory(Path data) -> {
                refuseUnlessEmpty(data);
                Kept kept = SqliteBackup.check(backup);
                try (DataDirectory directory = DataDirectory.take(data);
                        NewFile file = new NewFile(directory.resolve(DATABASE))) {
                    Files.copy(backup, file.made(), StandardCopyOption.REPLACE_EXISTING);
                    file.finish();
                }
                console.say("Restored %s into %s.".formatted(described(kept), data));
                Secrets.remindToBring(data, console);
            }
            case Store.InPostgres(PostgresAddress address, var _) -> {
                PostgresBackup postgres = new PostgresBackup(address);
                Kept kept = postgres.check(existing(backup));
                postgres.restore(backup, kept);
                console.say("Restored %s into %s.".formatted(described(kept), address));
                Secrets.remindToBring(console);
            }
        }
    }

    private static Path existing(Path file) throws NoSuchFileException {
        if (Files.notExists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        return file;
    }

    /** The secrets are backed up apart, and may have been put back first. */
    private static void refuseUnlessEmpty(Path data) throws IOException {
        if (Files.notExists(data)) {
            return;
        }
        try (Stream<Path> files = Files.list(data)) {
            List<Path> others = files.filter(file -> !file.endsWith(LOCK) && !Secrets.is(file))
                    .toList();
            if (!others.isEmpty()) {
                throw new MaintenanceFailure("%s is not empty (%s). Nothing was restored; name a directory that is."
                        .formatted(data, others.getFirst().getFileName()));
            }
        }
    }

    static String described(Kept kept) {
        return "%,d events up to position %d".formatted(kept.events(), kept.lastPosition());
    }
}
