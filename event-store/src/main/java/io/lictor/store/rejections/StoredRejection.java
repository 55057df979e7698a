package io.lictor.store.rejections;

import java.time.Instant;
import java.util.UUID;

/** Record of a rejection: a rejected command, or counted checks by software. */
public sealed interface StoredRejection permits RejectionRecord, RejectedChecks {

    /** Ordered by time; of checks, by their day. */
    UUID id();

    /** Instant, to the millisecond; of checks, that of the last one. */
    Instant at();

    String code();
}
