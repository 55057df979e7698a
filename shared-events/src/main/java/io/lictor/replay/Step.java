package io.lictor.replay;

import io.lictor.event.RecordedEvent;
import io.lictor.license.Status;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that happened to a licence: an event of its own, or what came without one. */
public sealed interface Step {

    /** The licence's event that this is, or the last one before it. */
    long sequence();

    /** From when it counts: never before the step ahead of it, even if the clocks of several servers disagreed. */
    Instant at();

    /** Null where the licence was withdrawn: it has none any more. */
    @Nullable
    Status statusAfter();

    /** An event of the licence; {@code statusBefore} at that very instant, null for the first one. */
    record Happened(
            long sequence,
            Instant at,
            @Nullable Status statusBefore,
            @Nullable Status statusAfter,
            List<Change> changes)
            implements Step {}

    /** Another status without an event of its own: by time alone, or by {@code cause}, an event of the product. */
    record StatusChanged(
            long sequence, Instant at, @Nullable RecordedEvent cause, Status statusBefore, Status statusAfter)
            implements Step {}

    /** A module's end date was reached. */
    record ModuleEnded(long sequence, Instant at, Status statusAfter, Change change) implements Step {}
}
