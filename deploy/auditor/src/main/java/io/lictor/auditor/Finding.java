package io.lictor.auditor;

import java.util.Comparator;
import java.util.Locale;

/**
 * Something that is not as it was.
 *
 * @param what happened, in a sentence without its end
 */
record Finding(Kind kind, Subject subject, String what) {

    /** By position: where only a range is known, what was found in it comes before; what is about no event comes last. */
    static final Comparator<Finding> ORDER = Comparator.<Finding>comparingLong(finding -> switch (finding.subject()) {
                case Events(long from, long to, var _) -> finding.kind() == Kind.REWRITTEN ? to : from;
                case Statement _ -> Long.MAX_VALUE;
            })
            .thenComparing(finding -> finding.kind() == Kind.REWRITTEN);

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
        return new Finding(kind, new Events(line.position(), line.position(), line.name()), what);
    }
}
