package io.lictor.maintenance;

import java.nio.file.Path;

/** Location of the events. */
sealed interface Store {

    /** The data directory; beside a PostgreSQL it may hold the secrets of its services. */
    Path data();

    /** SQLite in a data directory. */
    record InDirectory(Path data) implements Store {}

    /** A database of a PostgreSQL server. */
    record InPostgres(PostgresAddress address, Path data) implements Store {}
}
