package io.lictor.store;

/**
 * The comparison of what is stored with what was written: each event with its leaf, its seal and the log of hashes, each
 * stream for gaps, what lies beside the events for damage. What differs is {@link Damage}. Only reads.
 */
public interface Comparison {

    /** Begins to compare everything. A failing database is an StoreException, and the pass can be gone on with. */
    Pass begin();

    /** Compares the events of one stream, at once. */
    void compare(String streamId);

    /** One comparison of everything; for one thread. */
    interface Pass {

        /** Compares the next {@code limit} events; how many there were, 0 at the end. */
        int next(int limit);

        /** Compares what lies beside the events; then nothing of an earlier pass is known any more. */
        void finish();
    }
}
