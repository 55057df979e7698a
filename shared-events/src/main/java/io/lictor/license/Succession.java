package io.lictor.license;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Place of a licence in its chain of upgrades.
 *
 * @param predecessorId the licence it replaced; null if none
 * @param successorId the licence that took its place, until {@code rightReturnsAt} or until that was recorded
 * @param rightReturnsAt the instant at which all that took its place are over; null for never
 * @param formerSuccessors the licences that had taken its place before
 */
public record Succession(
        @Nullable UUID predecessorId,
        @Nullable UUID successorId,
        @Nullable Instant rightReturnsAt,
        List<UUID> formerSuccessors) {

    public Succession {
        formerSuccessors = List.copyOf(formerSuccessors);
    }

    /** Returns the place of a licence that nothing has replaced yet. */
    static Succession begun(@Nullable UUID predecessorId) {
        return new Succession(predecessorId, null, null, List.of());
    }

    /** Returns the licence that has taken its place at {@code at}; null where none has, or all that did are over. */
    @Nullable
    UUID successorAt(Instant at) {
        return rightReturnsAt == null || at.isBefore(rightReturnsAt) ? successorId : null;
    }
}
