package io.lictor.command;

import io.lictor.term.Span;
import io.lictor.value.ActivationLimit;
import io.lictor.value.Kind;
import io.lictor.value.ModuleGrant;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Replace the licence by a successor; what is not said is taken over or the default. */
public record UpgradeLicense(
        UUID licenseId,
        UUID successorId,
        Kind kind,
        @Nullable String version,
        @Nullable Span period,
        @Nullable ActivationLimit activationLimit,
        @Nullable List<ModuleGrant> modules,
        Instant at)
        implements ChangeLicense {}
