package io.lictor.store;

import org.jspecify.annotations.Nullable;

/**
 * Something in the store that is not as it was written.
 *
 * @param position of the event, 0 where it is none
 * @param streamId whose history it is in, null where nobody can tell
 * @param part what of the database it is, besides events
 */
public record Finding(
        Kind kind,
        long position,
        @Nullable String streamId,
        @Nullable String part) {

    /** Kind of a finding. */
    public enum Kind {
        /** The event is not the one that a service has written there. */
        CHANGED("is not what was written there"),
        /** There is no event where there was one. */
        MISSING("is missing"),
        /** The event can't be read from the disk. */
        UNREADABLE("can't be read"),
        /** The event does not stand where its stream has it: the one before it is gone, or an index is wrong. */
        OUT_OF_PLACE("does not follow the one before it, or is not found by its index"),
        /** The labels or reasons of the event are gone or damaged, and were not erased. */
        TEXTS_LOST("has lost its texts"),
        /** Another event was written at its position before. */
        REPLACED("stands where the log of hashes has another one"),
        /** Part of the store that is no event: the file, or a table beside the events. */
        STORAGE("is damaged");

        private final String says;

        Kind(String says) {
            this.says = says;
        }

        /** Returns words that continue "The event at position 7". */
        public String says() {
            return says;
        }
    }

    public static Finding of(Kind kind, long position, @Nullable String streamId) {
        return new Finding(kind, position, streamId, null);
    }

    public static Finding ofStorage(String part) {
        return new Finding(Kind.STORAGE, 0, null, part);
    }

    /** Returns the name by which the finding is accepted: the position of the event, or the name of the part. */
    String name() {
        return part == null ? Long.toString(position) : part;
    }
}
