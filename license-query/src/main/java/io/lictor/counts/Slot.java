package io.lictor.counts;

import io.lictor.documents.MongoDates;
import java.time.Instant;

/**
 * The millisecond at which a change counts, rounded as in the documents of licences, or {@link #ALWAYS} for what doesn't
 * depend on the time.
 */
record Slot(long millis) {

    static final Slot ALWAYS = new Slot(Long.MIN_VALUE);

    static Slot of(Instant at) {
        return new Slot(MongoDates.of(at).getTime());
    }

    boolean isAlways() {
        return millis == Long.MIN_VALUE;
    }
}
