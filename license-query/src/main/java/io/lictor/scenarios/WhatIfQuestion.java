package io.lictor.scenarios;

import io.lictor.term.Span;
import io.lictor.value.ActivationLimit;
import io.lictor.web.ProblemException;
import io.lictor.web.ProductCode;
import io.lictor.web.VersionLabel;
import io.lictor.web.Violation;
import io.lictor.whatif.Change;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Request of a what-if question: the policy to try, the licences to try it on, and the instant (now if absent).
 * {@code sample} bounds how many licences that change status are named; 20 if absent.
 */
record WhatIfQuestion(
        @Nullable Instant at,
        @ProductCode @Nullable String product,
        @Valid @Nullable PolicyChange policy,
        @Min(1) @Max(WhatIfQuestion.SEATS) @Nullable Integer activationLimit,
        @Nullable Boolean unlimitedActivations,
        @Valid @Nullable VersionToDisable disableVersion,
        @Min(0) @Max(200) @Nullable Integer sample) {

    private static final int SEATS = 1_000_000;
    private static final int SAMPLE = 20;

    /** Changes to each licence's policy; absent members stay. */
    @Schema(name = "PolicyChange")
    record PolicyChange(
            @Nullable Span gracePeriod,
            @Nullable Span renewalWindow,
            @Nullable Span upgradePeriod) {}

    @Schema(name = "VersionToDisable")
    record VersionToDisable(
            @NotNull @ProductCode String product,
            @NotNull @VersionLabel String version) {}

    Change change() {
        return new Change(
                policy == null ? null : policy.gracePeriod(),
                policy == null ? null : policy.renewalWindow(),
                policy == null ? null : policy.upgradePeriod(),
                limit(),
                disableVersion == null
                        ? null
                        : new Change.OneVersion(disableVersion.product(), disableVersion.version()));
    }

    private @Nullable ActivationLimit limit() {
        boolean unlimited = Boolean.TRUE.equals(unlimitedActivations);
        if (unlimited && activationLimit != null) {
            throw ProblemException.invalid(
                    new Violation("/unlimitedActivations", "does not go with a number of machines"));
        }
        if (unlimited) {
            return ActivationLimit.UNLIMITED;
        }
        return activationLimit == null ? null : ActivationLimit.of(activationLimit);
    }

    int sampleSize() {
        return sample == null ? SAMPLE : sample;
    }
}
