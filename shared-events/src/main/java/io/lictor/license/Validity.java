package io.lictor.license;

import io.lictor.term.Term;
import io.lictor.term.TermCount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * From when until when a licence is valid, grace left aside.
 *
 * @param validUntil null if it has no end, or that of its term
 * @param term the newest term of a subscription; null for other kinds
 * @param count from where terms are counted, so that they keep their day; there with the term
 * @param autoRenew whether the customer wants to go on after the term
 */
public record Validity(
        Instant validFrom,
        @Nullable Instant validUntil,
        @Nullable Term term,
        @Nullable TermCount count,
        boolean autoRenew) {

    /** Returns when the running term or trial ends; null for a perpetual licence. */
    @Nullable
    Instant endsAt() {
        return term == null ? validUntil : term.endsAt();
    }
}
