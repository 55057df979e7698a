package io.lictor.store;

import io.lictor.event.RecordedEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** Writes to an SQLite database over its one writing connection. */
final class SqliteAppender implements Appender {

    /** Takes the write lock at once, so that no request finds out in its middle that it can't have it. */
    private static final String BEGIN = "BEGIN IMMEDIATE";

    private final GroupCommit commits;
    private final PreparedStatement insert;
    private final PreparedStatement lastPosition;

    SqliteAppender(Connection connection) throws SQLException {
        this.commits = new GroupCommit(connection, BEGIN);
        this.insert = connection.prepareStatement(EventTable.INSERT);
        this.lastPosition = connection.prepareStatement("SELECT last_insert_rowid()");
    }

    @Override
    public List<RecordedEvent> append(List<EventRow> rows, List<RecordedWork> joined) {
        return commits.write(connection -> {
            List<RecordedEvent> recorded = new ArrayList<>(rows.size());
            for (EventRow row : rows) {
                recorded.add(row.at(insert(row)));
            }
            for (RecordedWork work : joined) {
                work.run(connection, recorded);
            }
            return recorded;
        });
    }

    @Override
    public void write(SqlWork work) {
        commits.write(connection -> {
            work.run(connection);
            return true;
        });
    }

    private long insert(EventRow row) throws SQLException {
        try {
            EventTable.bind(insert, row);
            insert.executeUpdate();
        } catch (SQLException e) {
            if (SqliteErrors.isDuplicate(e)) {
                throw new StreamConflict(row.streamId(), row.sequence(), e);
            }
            throw e;
        }
        try (ResultSet result = lastPosition.executeQuery()) {
            result.next();
            return result.getLong(1);
        }
    }

    @Override
    public void close() {
        try {
            commits.close();
        } catch (SQLException e) {
            throw new EventStoreException("The event store could not be closed", e);
        }
    }
}
