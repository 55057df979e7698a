package io.lictor.event;

import io.lictor.term.Term;
import io.lictor.value.Kind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A trial was bought: same key, same machines. */
public record TrialConverted(
        UUID licenseId,
        Kind kind,
        @Nullable Term term,
        boolean autoRenew,
        @Nullable Instant upgradesUntil,
        Instant at) implements LicenseEvent {}
