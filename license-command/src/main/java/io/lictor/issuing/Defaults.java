package io.lictor.issuing;

import io.lictor.term.Span;
import io.lictor.term.Term;
import io.lictor.value.Channel;
import io.lictor.value.Kind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Defaults of an order. */
public final class Defaults {

    private static final Span TRIAL = Span.ofDays(30);
    private static final Span SUBSCRIPTION = Span.ofYears(1);

    private Defaults() {}

    /** Returns the length of a term or trial; null for a perpetual licence. */
    static @Nullable Span period(Kind kind, @Nullable Span ordered) {
        return switch (kind) {
            case SUBSCRIPTION -> ordered == null ? SUBSCRIPTION : ordered;
            case TRIAL -> ordered == null ? TRIAL : ordered;
            case PERPETUAL -> null;
        };
    }

    /** The paid period: subscriptions only. */
    public static @Nullable Term term(Kind kind, Instant start, @Nullable Span period) {
        Span length = period(kind, period);
        return kind == Kind.SUBSCRIPTION && length != null ? Term.startingAt(start, length) : null;
    }

    /** The end of validity: trials only, and always. */
    public static @Nullable Instant validUntil(Kind kind, Instant start, @Nullable Span period) {
        Span length = period(kind, period);
        return kind == Kind.TRIAL && length != null ? length.after(start) : null;
    }

    /** A subscription covers every release while it lasts; what is not a subscription covers those of a period. */
    static @Nullable Span upgradePeriod(Kind kind, @Nullable Span ordered, Span ofProduct) {
        if (ordered != null) {
            return ordered;
        }
        return switch (kind) {
            case TRIAL, PERPETUAL -> ofProduct;
            case SUBSCRIPTION -> null;
        };
    }

    /** The end of that period. */
    public static @Nullable Instant upgradesUntil(Kind kind, Instant start, @Nullable Span ordered, Span ofProduct) {
        Span length = upgradePeriod(kind, ordered, ofProduct);
        return length == null ? null : length.after(start);
    }

    /** Bought through a partner, auto-renew is off unless said otherwise. */
    public static boolean autoRenew(Kind kind, Channel channel, @Nullable Boolean ordered) {
        if (kind != Kind.SUBSCRIPTION) {
            return false;
        }
        return ordered == null ? channel == Channel.DIRECT : ordered;
    }
}
