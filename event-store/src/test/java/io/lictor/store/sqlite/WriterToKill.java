package io.lictor.store.sqlite;

import static io.lictor.store.Facts.activated;
import static io.lictor.store.Facts.appendWith;
import static io.lictor.store.Facts.assigned;
import static io.lictor.store.Facts.first;

import io.lictor.event.RecordedEvent;
import io.lictor.store.LicensingStore;
import io.lictor.store.SqlUpdate;
import io.lictor.store.directory.DataDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** Appends to two streams at once, with a row of its own, from several threads, and prints what is acknowledged. */
final class WriterToKill {

    private static final int THREADS = 4;

    private WriterToKill() {}

    static void main(String[] args) {
        LicensingStore store = SqliteStore.open(DataDirectory.take(Path.of(args[0])));
        store.write(connection ->
                connection.createStatement().executeUpdate("CREATE TABLE IF NOT EXISTS batch (id TEXT PRIMARY KEY)"));
        for (int i = 0; i < THREADS; i++) {
            Thread.ofPlatform().start(() -> appendForEver(store));
        }
    }

    private static void appendForEver(LicensingStore store) {
        while (true) {
            UUID license = UUID.randomUUID();
            SqlUpdate row = new SqlUpdate("INSERT INTO batch VALUES (?)", List.of(license.toString()));
            List<RecordedEvent> recorded =
                    appendWith(store, List.of(row), first(activated(license, "a")), first(assigned(license)));
            IO.println(license + " " + recorded.getFirst().position() + " "
                    + recorded.getLast().position());
        }
    }
}
