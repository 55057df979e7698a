package io.lictor.issuing;

import io.lictor.license.Channel;
import io.lictor.license.Kind;
import io.lictor.term.Span;
import io.lictor.term.Term;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a licence gets where the order does not say. */
public final class Defaults {

    private static final Span TRIAL = Span.ofDays(30);
    private static final Span SUBSCRIPTION = Span.ofYears(1);

    private Defaults() {}

    /** The paid period: subscriptions only. */
    public static @Nullable Term term(Kind kind, Instant start, @Nullable Span period) {
        return switch (kind) {
            case SUBSCRIPTION -> Term.startingAt(start, period == null ? SUBSCRIPTION : period);
            case TRIAL, PERPETUAL -> null;
        };
    }

    /** The end of validity: trials only, and always. */
    public static @Nullable Instant validUntil(Kind kind, Instant start, @Nullable Span period) {
        return switch (kind) {
            case TRIAL -> (period == null ? TRIAL : period).after(start);
            case PERPETUAL, SUBSCRIPTION -> null;
        };
    }

    /** A subscription covers every release while it lasts; what is not a subscription covers those of a period. */
    public static @Nullable Instant upgradesUntil(Kind kind, Instant start, @Nullable Span ordered, Span ofProduct) {
        if (ordered != null) {
            return ordered.after(start);
        }
        return switch (kind) {
            case TRIAL, PERPETUAL -> ofProduct.after(start);
            case SUBSCRIPTION -> null;
        };
    }

    /** Bought through a partner, auto-renew is off unless said otherwise. */
    public static boolean autoRenew(Kind kind, Channel channel, @Nullable Boolean ordered) {
        if (kind != Kind.SUBSCRIPTION) {
            return false;
        }
        return ordered == null ? channel == Channel.DIRECT : ordered;
    }
}
