package io.lictor.store.transfer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;

/**
 * Writes a store as NDJSON: a line that says what follows, a line for each event in the order of positions, a line for
 * each row beside them, and a line that says it was all. Needs little memory, however much there is.
 */
public final class EventExport {

    private static final int PROGRESS_EVERY = 1_000;

    private final Snapshot store;
    private final LineWriter lines;
    private final OutputStream out;
    private final Progress progress;

    private EventExport(Snapshot store, OutputStream out, Progress progress) {
        this.store = store;
        this.out = out;
        this.lines = new LineWriter(out);
        this.progress = progress;
    }

    /** Writes all of it to {@code out}, best a buffered stream, which is flushed and left open. */
    public static Transferred write(Snapshot store, OutputStream out, Instant at, Progress progress)
            throws SQLException, IOException {
        return new EventExport(store, out, progress).write(at);
    }

    private Transferred write(Instant at) throws SQLException, IOException {
        long all = store.events();
        long last = store.lastPosition();
        lines.write(lines.line()
                .put("format", Line.FORMAT)
                .put("version", Line.VERSION)
                .put("created", at.toString())
                .put("events", all)
                .put("lastPosition", last));
        writeEvents(all);
        long rows = writeRows();
        String sha256 = lines.sha256();
        lines.write(lines.line()
                .put("end", true)
                .put("events", all)
                .put("lastPosition", last)
                .put("rows", rows)
                .put("sha256", sha256));
        out.flush();
        return new Transferred(all, last, rows, sha256);
    }

    private void writeEvents(long all) throws SQLException, IOException {
        long done = 0;
        try (Statement statement = store.statement();
                ResultSet rows = statement.executeQuery(StoredRow.select(store.has("event", "leaf")))) {
            while (rows.next()) {
                ObjectNode line = lines.line();
                StoredRow.of(rows).writeTo(line);
                lines.write(line);
                if (++done % PROGRESS_EVERY == 0) {
                    progress.reached(done, all);
                }
            }
        }
        progress.reached(done, all);
    }

    private long writeRows() throws SQLException, IOException {
        long written = 0;
        for (SideTable table : SideTable.values()) {
            if (!store.has(table.table())) {
                continue; // written by an earlier release
            }
            try (Statement statement = store.statement();
                    ResultSet rows = statement.executeQuery(table.select())) {
                while (rows.next()) {
                    ObjectNode line = lines.line();
                    table.read(rows, line);
                    lines.write(line);
                    written++;
                }
            }
        }
        return written;
    }
}
