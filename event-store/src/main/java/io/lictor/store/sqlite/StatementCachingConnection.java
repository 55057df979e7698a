package io.lictor.store.sqlite;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.jdbc4.JDBC4Connection;
import org.sqlite.jdbc4.JDBC4PreparedStatement;

/**
 * A connection to SQLite that keeps statements which were closed until somebody asks the same again: to compile one takes
 * longer than to look a licence up, and this driver, unlike that of PostgreSQL, remembers none. For one thread at a time.
 */
final class StatementCachingConnection extends JDBC4Connection {

    /** More than there are questions; a question with a list in it has many shapes. */
    private static final int MOST = 32;

    private final Map<String, Kept> idle = new HashMap<>();

    StatementCachingConnection(Path file, SQLiteConfig config) throws SQLException {
        super(SqliteConnections.url(file), file.toAbsolutePath().toString(), config.toProperties());
    }

    /** The driver's other ways to prepare a statement without keys lead here. */
    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
            throws SQLException {
        checkOpen();
        checkCursor(type, concurrency, holdability);
        Kept kept = idle.remove(sql);
        return kept == null ? new Kept(this, sql) : kept;
    }

    private final class Kept extends JDBC4PreparedStatement {

        private final String question;

        Kept(SQLiteConnection connection, String sql) throws SQLException {
            super(connection, sql);
            this.question = sql;
        }

        @Override
        public void close() throws SQLException {
            if (idle.get(question) == this) {
                return;
            }
            boolean finished = pointer.isClosed(); // by the driver, after an error or with the connection
            if (finished || idle.size() >= MOST || idle.containsKey(question)) {
                super.close();
                return;
            }
            rs.close(); // or its read transaction would go on, and hold up the write-ahead log
            clearParameters();
            idle.put(question, this);
        }
    }
}
