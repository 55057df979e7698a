package io.lictor.command;

import io.lictor.license.License;
import io.lictor.license.Standing;
import io.lictor.license.Status;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** ProblemCodes a command for the licence's status; which statuses refuse is the command's own rule. */
public final class StatusGate {

    private StatusGate() {}

    /** The rejection that belongs to the licence's status at {@code at}, if that is one of {@code refused}. */
    public static Optional<Rejection> refuse(
            License.Issued license, DecisionContext context, Instant at, Set<Status> refused) {
        return refuse(license, standing(license, context, at), at, refused);
    }

    /** Like {@link #refuse}, but passes a licence whose version was disabled. */
    public static Optional<Rejection> refuseInAnyVersion(License.Issued license, Instant at, Set<Status> refused) {
        return refuse(license, Standing.of(license, false, at), at, refused);
    }

    private static Optional<Rejection> refuse(
            License.Issued license, Standing standing, Instant at, Set<Status> refused) {
        if (refused.contains(standing.status())) {
            return Optional.of(rejection(license, standing));
        }
        // Pending or expired, a licence with a successor is not UPGRADED by its status, but it was replaced all the
        // same.
        UUID successorId = license.successorAt(at);
        return successorId != null && refused.contains(Status.UPGRADED)
                ? Optional.of(new Rejection.LicenseUpgraded(successorId))
                : Optional.empty();
    }

    /** The licence's status as a decision sees it; its product is asked for only if it is tied to a version. */
    public static Standing standing(License.Issued license, DecisionContext context, Instant at) {
        String version = license.version();
        boolean versionDisabled =
                version != null && context.product(license.product()).isDisabled(version);
        return Standing.of(license, versionDisabled, at);
    }

    private static Rejection rejection(License.Issued license, Standing standing) {
        return switch (standing.status()) {
            case DISABLED ->
                new Rejection.LicenseDisabled(
                        Objects.requireNonNull(standing.cause()),
                        license.disabled() == null ? null : license.disabled().reason());
            case EXPIRED -> new Rejection.LicenseExpired(Objects.requireNonNull(license.expiresAt()));
            case PENDING -> new Rejection.LicensePending(license.validFrom());
            case UPGRADED -> new Rejection.LicenseUpgraded(Objects.requireNonNull(license.successorId()));
            case GRACE, CANCELED, ACTIVE ->
                throw new IllegalArgumentException("No command is refused for being " + standing.status());
        };
    }
}
