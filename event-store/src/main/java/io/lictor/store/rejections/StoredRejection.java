package io.lictor.store.rejections;

import java.time.Instant;
import java.util.UUID;

/** What stands on record of refusals: a command that was refused, or how often checks by software were. */
public sealed interface StoredRejection permits RejectionRecord, RefusedChecks {

    /** Ordered by time; of checks, by their day. */
    UUID id();

    /** To the millisecond; of checks, that of the last one. */
    Instant at();

    String code();
}
