package io.lictor.validation;

import io.lictor.license.License;
import io.lictor.license.LicenseView.Seats;
import io.lictor.license.LicenseView.TermView;
import io.lictor.license.Standing;
import io.lictor.license.Status;
import io.lictor.value.Activation;
import io.lictor.value.Kind;
import io.lictor.value.ModuleGrant;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer to the licensed software. {@code code} is that of the first deciding reason, {@code VALID} if there is
 * none; {@code license} holds the licence's public facts where the key opened one, {@code activation} the machine where it
 * was activated just now.
 */
public record ValidationResult(
        boolean valid,
        ReasonCode code,
        Instant checkedAt,
        List<Reason> reasons,
        List<Warning> warnings,
        @Nullable Facts license,
        @Nullable Activation activation) {

    /** The public facts of a licence: those its own customer may see. {@code modules} are the licensed ones. */
    public record Facts(
            UUID licenseId,
            String keyHint,
            String product,
            @Nullable String version,
            Kind kind,
            Status status,
            Standing.@Nullable Cause statusCause,
            @Nullable Instant statusUntil,
            @Nullable Integer graceDaysLeft,
            @Nullable Instant validUntil,
            @Nullable TermView term,
            @Nullable Boolean autoRenew,
            @Nullable Instant upgradesUntil,
            Seats activations,
            List<String> modules,
            @Nullable UUID successorId) {

        static Facts of(License.Issued license, Standing standing, Instant at) {
            return new Facts(
                    license.licenseId(),
                    license.key().hint(),
                    license.product(),
                    license.version(),
                    license.kind(),
                    standing.status(),
                    standing.cause(),
                    standing.until(),
                    standing.graceDaysLeft(),
                    license.validUntil(),
                    TermView.of(license.term()),
                    license.kind() == Kind.SUBSCRIPTION ? license.autoRenew() : null,
                    license.upgradesUntil(),
                    Seats.of(license),
                    license.modules().stream()
                            .filter(module -> module.isLicensedAt(at))
                            .map(ModuleGrant::code)
                            .toList(),
                    license.successorAt(at));
        }
    }

    /** Returns this result for the machine that was activated, as it is stored. */
    public ValidationResult of(Activation machine) {
        return new ValidationResult(valid, code, checkedAt, reasons, warnings, license, machine);
    }

    /** The answer where the key opened no licence. */
    private static ValidationResult without(Reason reason, Instant at) {
        return new ValidationResult(false, reason.code(), at, List.of(reason), List.of(), null, null);
    }

    public static ValidationResult keyMalformed(Instant at) {
        return without(
                new Reason(
                        ReasonCode.KEY_MALFORMED,
                        "This is not a licence key: a symbol is wrong, missing or in the wrong place.",
                        "Check the key for typing errors, or copy it from where it was sent to you."),
                at);
    }

    public static ValidationResult licenseNotFound(Instant at) {
        return without(
                new Reason(
                        ReasonCode.LICENSE_NOT_FOUND,
                        "No licence has this key.",
                        "Check that it is the key for this vendor's software, or ask the vendor."),
                at);
    }

    /** {@code cause} is the event that replaced the key. */
    public static ValidationResult keyReplaced(@Nullable EventRef cause, Instant at) {
        return without(
                new Reason(
                                ReasonCode.KEY_REPLACED,
                                "This key was replaced by a new one and no longer works.",
                                "Enter the new key of this licence; the vendor can send it to you again.")
                        .causedBy(cause),
                at);
    }
}
