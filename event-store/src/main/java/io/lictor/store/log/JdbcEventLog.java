package io.lictor.store.log;

import io.lictor.event.Event;
import io.lictor.event.RecordedEvent;
import io.lictor.store.Damage;
import io.lictor.store.EventLog;
import io.lictor.store.SqlQuery;
import io.lictor.store.StoredEvent;
import io.lictor.store.json.InstantText;
import io.lictor.store.table.EventTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javax.sql.DataSource;

/** The table of events, read plainly. */
public final class JdbcEventLog implements EventLog {

    private final DataSource reading;
    private final StoredEvents events;
    private final AppendNotifier commits;
    private final Damage damage;

    public JdbcEventLog(DataSource reading, StoredEvents events, AppendNotifier commits, Damage damage) {
        this.reading = reading;
        this.events = events;
        this.commits = commits;
        this.damage = damage;
    }

    @Override
    public List<StoredEvent> after(long position, int limit) {
        return select(connection -> EventTable.after(connection, position, limit));
    }

    @Override
    public List<StoredEvent> stream(String streamId, long fromSequence, int limit) {
        return select(connection -> EventTable.ofStream(connection, streamId, fromSequence - 1, limit));
    }

    @Override
    public List<RecordedEvent> history(String streamId) {
        damage.refuse(streamId);
        return ask(reading, damage, connection -> EventTable.wholeStream(connection, streamId), events::recorded);
    }

    @Override
    public Event decode(StoredEvent stored) {
        return events.decode(stored);
    }

    @Override
    public Damage damage() {
        return damage;
    }

    @Override
    public EventLog withoutTexts() {
        return new JdbcEventLog(reading, events.withoutTexts(), commits, damage);
    }

    @Override
    public long version(String streamId) {
        return ask(reading, damage, connection -> EventTable.lastOf(connection, streamId), row -> row.getLong(1) + 1)
                .stream()
                .findFirst()
                .orElse(0L);
    }

    @Override
    public long lastPosition() {
        return lastPosition(reading, damage);
    }

    public static long lastPosition(DataSource reading, Damage damage) {
        return ask(reading, damage, connection -> EventTable.head(connection), row -> row.getLong(1)).stream()
                .findFirst()
                .orElse(0L);
    }

    @Override
    public Instant lastRecorded() {
        return ask(reading, damage, EventTable::lastRecorded, row -> row.getString(1)).stream()
                .findFirst()
                .map(JdbcEventLog::instant)
                .orElse(Instant.EPOCH);
    }

    private static Instant instant(String recordedAt) {
        try {
            return InstantText.parse(recordedAt);
        } catch (DateTimeException damaged) {
            return Instant.EPOCH;
        }
    }

    @Override
    public long lastAppended() {
        return commits.last();
    }

    @Override
    public Subscription onAppended(LongConsumer listener) {
        return commits.subscribe(listener);
    }

    @Override
    public Subscription onChanged(Consumer<Set<String>> listener) {
        return commits.subscribe(listener);
    }

    private List<StoredEvent> select(SqlQuery<PreparedStatement> statement) {
        return ask(reading, damage, statement, events::read);
    }

    private static <T> List<T> ask(
            DataSource reading, Damage damage, SqlQuery<PreparedStatement> statement, Row<T> row) {
        try (Connection connection = reading.getConnection();
                PreparedStatement select = statement.ask(connection);
                ResultSet result = select.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(row.read(result));
            }
            return Collections.unmodifiableList(rows);
        } catch (SQLException e) {
            throw damage.failed("The events could not be read", e);
        }
    }

    private interface Row<T> {
        T read(ResultSet result) throws SQLException;
    }
}
