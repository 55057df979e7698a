package io.lictor.query;

import io.lictor.event.Event;
import io.lictor.event.RecordedEvent;
import io.lictor.store.Append;
import io.lictor.store.EventLog;
import io.lictor.store.LicensingStore;
import io.lictor.store.NewEvent;
import io.lictor.store.directory.DataDirectory;
import io.lictor.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An event store on a temporary disk, to which a test appends what happened. */
public final class EventsOnDisk implements AutoCloseable {

    private static final Map<String, String> ORIGIN =
            Map.of("actor", "tester", "command", "Test", "correlationId", "correlation-1");

    private final Path directory;
    private final DataDirectory data;
    private final SqliteStore store;
    private final Map<String, Long> sequences = new HashMap<>();

    public EventsOnDisk(Path directory) {
        this.directory = directory;
        this.data = DataDirectory.take(directory);
        this.store = SqliteStore.open(data);
    }

    public LicensingStore store() {
        return store;
    }

    public EventLog log() {
        return store.log();
    }

    /** Appends the events in one transaction, each at the end of its stream. */
    public List<RecordedEvent> append(Event... events) {
        return append(List.of(events));
    }

    public synchronized List<RecordedEvent> append(List<? extends Event> events) {
        Append append = new Append();
        List<NewEvent> added = new ArrayList<>();
        for (Event event : events) {
            long sequence = sequences.merge(event.streamId(), 0L, (last, _) -> last + 1);
            added.add(NewEvent.of("test", sequence + 1, event, ORIGIN));
        }
        store.append(added, append);
        return append.recorded();
    }

    /** Damages or repairs what is stored, behind everybody's back. */
    public void execute(String sql, Object... parameters) {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("lictor.db"));
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            if (statement.executeUpdate() == 0) {
                throw new IllegalStateException("Changed nothing: " + sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        store.close();
        data.close();
    }
}
