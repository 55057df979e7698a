package io.lictor.store.postgres;

import io.lictor.store.integrity.StorageCheck;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Self-check of PostgreSQL, which reports damage only when data are read: checksums are the server's affair. */
final class PostgresCheck implements StorageCheck {

    private final DataSource readers;

    PostgresCheck(DataSource readers) {
        this.readers = readers;
    }

    @Override
    public Connection connect() throws SQLException {
        return readers.getConnection();
    }

    @Override
    public List<String> faults(Connection connection) {
        return List.of();
    }

    /** Positions are one more than the last, so only the log of hashes remembers them. */
    @Override
    public long lastGiven(Connection connection) {
        return 0;
    }

    @Override
    public boolean isDamage(SQLException failure) {
        return PostgresErrors.isDamage(failure);
    }

    @Override
    public String name() {
        return "database";
    }
}
