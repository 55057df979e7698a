package io.lictor.keeping;

import java.nio.file.Path;

/** Where the events are. */
sealed interface Store {

    /** SQLite in a data directory. */
    record InDirectory(Path data) implements Store {}

    /** A database of a PostgreSQL server. */
    record InPostgres(PostgresAddress address) implements Store {}
}
