package io.lictor.command;

import io.lictor.event.Billing;
import io.lictor.term.Span;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A subscription was paid for another term; {@code billing} names the payment, where money was taken for it. */
public record RenewLicense(
        UUID licenseId, Paid paid, @Nullable Billing billing, Instant at) implements ChangeLicense {

    /** Time that was paid for. */
    public sealed interface Paid {

        /** A length of time more. */
        record For(Span period) implements Paid {}

        /** Bounds of a term that lasts until an instant. */
        record Through(Instant until) implements Paid {}
    }
}
