package io.lictor.maintenance;

import io.lictor.store.LicensingStore;
import io.lictor.store.directory.DataDirectory;
import io.lictor.store.postgres.PostgresStore;
import io.lictor.store.sqlite.SqliteStore;
import io.lictor.store.transfer.EventExport;
import io.lictor.store.transfer.EventImport;
import io.lictor.store.transfer.Snapshot;
import io.lictor.store.transfer.Transferred;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;

/** Transfers of events from a store to a file, and from a file to an empty store. */
final class Transfers {

    private static final int BUFFER = 1 << 16;

    private Transfers() {}

    static void write(Store store, Target target, Console console) throws IOException, SQLException {
        try (Snapshot snapshot = snapshot(store)) {
            Transferred written = switch (target) {
                case Target.File(Path path) -> writeFile(snapshot, path, console);
                case Target.Streams(InputStream in, OutputStream out) -> write(snapshot, out, console);
            };
            console.say("Exported " + described(written) + ".");
        }
        switch (store) {
            case Store.InDirectory(Path data) -> Secrets.remindToKeep(data, console);
            case Store.InPostgres postgres -> Secrets.remindToKeep(console);
        }
    }

    private static Snapshot snapshot(Store store) throws IOException, SQLException {
        return switch (store) {
            case Store.InDirectory(Path data) -> Snapshot.ofDirectory(data);
            case Store.InPostgres(PostgresAddress address, var _) -> Snapshot.of(address.connect());
        };
    }

    private static Transferred writeFile(Snapshot snapshot, Path path, Console console)
            throws IOException, SQLException {
        try (NewFile file = new NewFile(path)) {
            Transferred written;
            try (OutputStream out = Files.newOutputStream(file.made())) {
                written = write(snapshot, out, console);
            }
            file.finish();
            return written;
        }
    }

    private static Transferred write(Snapshot snapshot, OutputStream out, Console console)
            throws IOException, SQLException {
        return EventExport.write(snapshot, new BufferedOutputStream(out, BUFFER), Instant.now(), console);
    }

    static void read(Target source, Store store, Console console) throws IOException {
        Transferred read = switch (source) {
            case Target.File(Path path) -> {
                try (InputStream in = Files.newInputStream(path)) {
                    yield read(in, store, console);
                }
            }
            case Target.Streams(InputStream in, OutputStream out) -> read(in, store, console);
        };
        console.say("Imported " + described(read) + ".");
        switch (store) {
            case Store.InDirectory(Path data) -> Secrets.remindToBring(data, console);
            case Store.InPostgres postgres -> Secrets.remindToBring(console);
        }
    }

    private static Transferred read(InputStream in, Store into, Console console) {
        return switch (into) {
            case Store.InDirectory(Path data) -> {
                try (DataDirectory directory = DataDirectory.take(data);
                        LicensingStore store = SqliteStore.open(directory)) {
                    yield EventImport.read(in, store, console);
                }
            }
            case Store.InPostgres(PostgresAddress address, var _) -> {
                try (LicensingStore store = PostgresStore.open(address.url(), address.user(), address.password())) {
                    yield EventImport.read(in, store, console);
                }
            }
        };
    }

    private static String described(Transferred transferred) {
        return "%,d events up to position %d, and %,d rows beside them (SHA-256 %s)"
                .formatted(transferred.events(), transferred.lastPosition(), transferred.rows(), transferred.sha256());
    }
}
