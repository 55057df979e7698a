package io.lictor.event;

import io.lictor.term.Term;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A subscription was paid for another term; {@code billing} names the payment, where it was said. */
public record LicenseRenewed(
        UUID licenseId, Term term, @Nullable Billing billing, Instant at) implements LicenseEvent {}
