package io.lictor.maintenance;

import io.lictor.store.transfer.Kept;
import io.lictor.store.transfer.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Backups by PostgreSQL's own programs, of the whole database. */
record PostgresBackup(PostgresAddress address) {

    void write(Path file) throws IOException {
        run(
                "pg_dump",
                "--format=custom",
                "--no-owner",
                "--no-privileges",
                "--no-password",
                "--file=" + file.toAbsolutePath(),
                "--dbname=" + address.forPrograms());
    }

    /** Reads all events of a backup, and so shows that it can be read. */
    Kept check(Path file) throws IOException {
        CopiedRows events = new CopiedRows();
        program("pg_restore").run(List.of("--data-only", "--table=event", "--file=-", file.toString()), events::accept);
        if (!events.found()) {
            throw new MaintenanceFailure(
                    "The backup %s is no backup of Lictor: there is no table of events in it.".formatted(file));
        }
        return new Kept(events.count(), events.lastPosition());
    }

    /** Puts all of it into the database, or nothing. */
    void restore(Path file, Kept expected) throws IOException, SQLException {
        refuseUnlessEmpty();
        run(
                "pg_restore",
                "--single-transaction",
                "--exit-on-error",
                "--no-owner",
                "--no-privileges",
                "--no-password",
                "--dbname=" + address.forPrograms(),
                file.toString());
        try (Snapshot restored = Snapshot.of(address.connect())) {
            Kept found = new Kept(restored.events(), restored.lastPosition());
            if (!found.equals(expected)) {
                throw new MaintenanceFailure(
                        "The backup holds %s, and %s were found in the database after it was restored."
                                .formatted(Backups.described(expected), Backups.described(found)));
            }
        }
    }

    private void refuseUnlessEmpty() throws SQLException {
        try (Connection connection = address.connect();
                Statement statement = connection.createStatement();
                ResultSet tables = statement.executeQuery("SELECT table_name FROM information_schema.tables"
                        + " WHERE table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1")) {
            if (tables.next()) {
                throw new MaintenanceFailure(
                        "The database is not empty (there is a table '%s'). Nothing was restored; name one that is."
                                .formatted(tables.getString(1)));
            }
        }
    }

    private void run(String program, String... arguments) throws IOException {
        program(program).run(List.of(arguments), line -> {});
    }

    private PostgresProgram program(String name) {
        return new PostgresProgram(name, address);
    }
}
