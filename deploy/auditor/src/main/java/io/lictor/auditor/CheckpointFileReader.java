package io.lictor.auditor;

import io.lictor.checkpoint.Checkpoint;
import io.lictor.checkpoint.InvalidNote;
import java.util.ArrayList;
import java.util.List;

/** Reads a file of signed checkpoints, one after the other, as the service appends them. */
final class CheckpointFileReader {

    private static final String SIGNATURE = "— ";

    private CheckpointFileReader() {}

    /**
     * A checkpoint that somebody may have signed.
     *
     * @param where it stands
     */
    record Note(String where, String text) {

        /** Returns the checkpoint that the note claims, whoever signed it. */
        Checkpoint claim() throws UnusableInput {
            int end = text.lastIndexOf("\n\n");
            if (end < 0) {
                throw new UnusableInput(where + ": this is no signed checkpoint, it has no signature.");
            }
            try {
                return Checkpoint.parse(text.substring(0, end + 1));
            } catch (InvalidNote e) {
                throw new UnusableInput("%s: this is no checkpoint: %s.".formatted(where, e.getMessage()));
            }
        }
    }

    static List<Note> read(String file, List<String> lines) throws UnusableInput {
        List<Note> notes = new ArrayList<>();
        int at = 0;
        while (at < lines.size()) {
            if (lines.get(at).isBlank()) {
                at++;
                continue;
            }
            int begin = at;
            while (at < lines.size() && !lines.get(at).isEmpty()) {
                at++;
            }
            int signatures = at + 1;
            at = signatures;
            while (at < lines.size() && lines.get(at).startsWith(SIGNATURE)) {
                at++;
            }
            String where = "%s, line %d".formatted(file, begin + 1);
            if (at <= signatures) {
                throw new UnusableInput(
                        where + ": here begins no signed checkpoint; a line of the signature is missing.");
            }
            notes.add(new Note(where, String.join("\n", lines.subList(begin, at)) + "\n"));
        }
        if (notes.isEmpty()) {
            throw new UnusableInput(file + ": there is no checkpoint in it.");
        }
        return notes;
    }
}
