package io.lictor.value;

import io.lictor.term.Span;
import org.jspecify.annotations.Nullable;

/**
 * A product's rules on time, captured into each licence when it is issued, so that a later change rewrites nobody's
 * contract. {@code deactivationAllowance} bounds how often a customer may free machines; absent means no bound.
 */
public record Policy(
        Span gracePeriod,
        Span renewalWindow,
        Span upgradePeriod,
        @Nullable Allowance deactivationAllowance) {

    public static final Policy DEFAULT = new Policy(Span.ofDays(14), Span.ofDays(14), Span.ofYears(1), null);

    /** At most {@code count} times in any {@code period}. */
    public record Allowance(int count, Span period) {}
}
