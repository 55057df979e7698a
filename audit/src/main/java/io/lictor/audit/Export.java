package io.lictor.audit;

import io.lictor.audit.log.ProvableLog;
import io.lictor.merkle.MerkleTree;
import io.lictor.store.LoggedEvent;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Writes events with their proofs, as fast as they are read, and no more of them in memory than a page. */
public final class Export {

    private static final int PAGE = 500;
    private static final int BUFFER = 1 << 16;

    private final ProvableLog log;
    private final ObjectWriter lines;

    public Export(ProvableLog log, JsonMapper json) {
        this.log = log;
        this.lines = json.writerFor(ExportedEvent.class);
    }

    /**
     * One event a line: those from position {@code from} to {@code to} that are wanted, as their rows are now. An event whose
     * row is missing has no line.
     */
    void write(OutputStream out, long from, long to, SignedCheckpoint checkpoint, Predicate<LoggedEvent> wanted)
            throws IOException {
        // Not closed where it fails: what is left in it must not look like an end.
        BufferedOutputStream buffer = new BufferedOutputStream(out, BUFFER);
        Lines written = new Lines(buffer, checkpoint);
        long position = from - 1;
        while (position < to) {
            List<LoggedEvent> page = log.after(position, (int) Math.min(PAGE, to - position));
            for (LoggedEvent row : page) {
                if (row.position() <= to && wanted.test(row)) {
                    written.add(row);
                }
            }
            position = page.isEmpty() ? to : page.getLast().position();
        }
        buffer.flush();
    }

    /** The lines of one answer. */
    private final class Lines {

        private final OutputStream out;
        private final SignedCheckpoint checkpoint;
        private final InclusionPaths paths;
        private boolean isFirst = true;

        private Lines(OutputStream out, SignedCheckpoint checkpoint) {
            MerkleTree.Nodes nodes = log.nodes();
            this.out = out;
            this.checkpoint = checkpoint;
            this.paths = new InclusionPaths(checkpoint.size(), nodes);
        }

        private void add(LoggedEvent row) throws IOException {
            long index = row.position() - 1;
            ExportedEvent line = ExportedRow.of(
                    row,
                    HexFormat.of().formatHex(log.leafHash(index)),
                    checkpoint.size(),
                    paths.of(index),
                    isFirst ? checkpoint.note() : null);
            out.write(lines.writeValueAsBytes(line));
            out.write('\n');
            isFirst = false;
        }
    }
}
