package io.lictor.issuing;

import io.lictor.command.Rejection;
import io.lictor.term.Horizon;
import io.lictor.term.Span;
import io.lictor.value.Kind;
import io.lictor.value.Policy;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Part of a contract that would end beyond the last instant supported: its term or trial, the grace after it, or its
 * upgrade period.
 *
 * @param start beginning of the contract
 * @param startPointer pointer to the start in the request, to be named if the length is a default
 */
public record Overrun(Kind kind, Instant start, String startPointer, Policy policy) {

    /** Returns whether a contract of this length, or the default, is too long. */
    public Optional<Rejection> of(@Nullable Span period, @Nullable Span upgradePeriod) {
        return ofTerm(period).or(() -> ofUpgrades(upgradePeriod));
    }

    Optional<Rejection> ofTerm(@Nullable Span period) {
        Span length = Defaults.period(kind, period);
        if (length == null) {
            return Optional.empty();
        }
        boolean holds = Horizon.holds(start, length) && holdsGrace(length.after(start));
        return refuseUnless(holds, period == null ? startPointer : "/period");
    }

    /** Returns whether a term with this end is too long. */
    Optional<Rejection> ofTermUntil(Instant endsAt) {
        return refuseUnless(holdsGrace(endsAt), "/endsAt");
    }

    Optional<Rejection> ofUpgrades(@Nullable Span upgradePeriod) {
        Span length = Defaults.upgradePeriod(kind, upgradePeriod, policy.upgradePeriod());
        return refuseUnless(
                length == null || Horizon.holds(start, length),
                upgradePeriod == null ? startPointer : "/upgradePeriod");
    }

    private boolean holdsGrace(Instant end) {
        return kind != Kind.SUBSCRIPTION || Horizon.holds(end, policy.gracePeriod());
    }

    private static Optional<Rejection> refuseUnless(boolean holds, String pointer) {
        return holds ? Optional.empty() : Optional.of(Rejection.InvalidRequest.beyondHorizon(pointer));
    }
}
