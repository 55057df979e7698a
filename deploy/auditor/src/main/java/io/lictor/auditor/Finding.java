package io.lictor.auditor;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Something that is not as it was.
 *
 * @param what happened, in a sentence without its end
 * @param more of the same, each for a line of its own
 */
record Finding(Kind kind, Subject subject, String what, List<String> more) {

    /** Order by position. A finding about a range comes before those within it; one about no event comes last. */
    static final Comparator<Finding> ORDER =
            Comparator.comparingLong(Finding::place).thenComparing(finding -> finding.kind() == Kind.REWRITTEN);

    Finding(Kind kind, Subject subject, String what) {
        this(kind, subject, what, List.of());
    }

    private long place() {
        return subject instanceof Events events
                ? (kind == Kind.REWRITTEN ? events.to() : events.from())
                : Long.MAX_VALUE;
    }

    enum Kind {
        CHANGED,
        DROPPED,
        INSERTED,
        REORDERED,
        CUT_OFF,
        /** Events and log alike, so that only a checkpoint from before tells. */
        REWRITTEN,
        /** Two checkpoints that can't both be of one log that only grows. */
        FORKED,
        /** A checkpoint that the key did not sign. */
        FORGED;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    sealed interface Subject {}

    /**
     * Events from one position to another.
     *
     * @param name what is known of the first
     */
    record Events(long from, long to, String name) implements Subject {

        @Override
        public String toString() {
            String place = from == to ? "position " + from : "positions %d to %d".formatted(from, to);
            return name.isEmpty() ? place : place + ", " + name;
        }
    }

    /** A checkpoint, by the place where it stands. */
    record Statement(String where) implements Subject {

        @Override
        public String toString() {
            return where;
        }
    }

    static Finding of(Kind kind, ExportLine line, String what) {
        return of(kind, line, List.of(what));
    }

    /** Returns a finding with one sentence, and further ones behind it. */
    static Finding of(Kind kind, ExportLine line, List<String> all) {
        return new Finding(
                kind,
                new Events(line.position(), line.position(), line.name()),
                all.get(0),
                all.subList(1, all.size()));
    }
}
