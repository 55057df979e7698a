package io.lictor.validation;

import io.lictor.license.License;
import io.lictor.license.Standing;
import io.lictor.license.Status;
import io.lictor.term.Span;
import io.lictor.value.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Warnings that a customer should see in time, although the software may run. */
final class Warnings {

    /** Ends within a month are worth a word: time enough to order. */
    private static final Span SOON = Span.ofDays(30);

    private Warnings() {}

    static List<Warning> of(License.Issued license, Standing standing, Release release, Instant at) {
        List<Warning> warnings = new ArrayList<>();
        if (standing.status() == Status.GRACE) {
            int daysLeft = Objects.requireNonNull(standing.graceDaysLeft());
            warnings.add(new Warning(
                    WarningCode.GRACE,
                    "The subscription has ended; the software works for " + Dates.count(daysLeft, "more day")
                            + ". Renew it to go on.",
                    daysLeft,
                    license.expiresAt(),
                    null));
        }
        Instant endsAt = license.endsAt();
        if (endsAt != null && endsWithin(endsAt, at)) {
            warnings.add(warning(WarningCode.TERM_ENDS_SOON, "The term ends on " + Dates.format(endsAt) + ".", endsAt));
        }
        if (license.kind() == Kind.SUBSCRIPTION && !license.autoRenew()) {
            warnings.add(warning(
                    WarningCode.AUTO_RENEW_OFF,
                    "Auto-renew is off: the subscription ends with its term, unless it is renewed.",
                    license.endsAt()));
        }
        UUID successor = license.successorAt(at);
        if (successor != null) {
            warnings.add(new Warning(
                    WarningCode.UPGRADED_TO,
                    "This licence was upgraded; use the key of its successor on new machines.",
                    null,
                    null,
                    successor));
        }
        Instant upgradesUntil = license.upgradesUntil();
        if (upgradesUntil != null && endsWithin(upgradesUntil, at)) {
            warnings.add(warning(
                    WarningCode.UPGRADE_PERIOD_ENDS_SOON,
                    "New releases are covered until " + Dates.format(upgradesUntil)
                            + "; extend the upgrade period to get later ones.",
                    upgradesUntil));
        }
        if (release.isUnknown()) {
            warnings.add(warning(
                    WarningCode.VERSION_UNKNOWN,
                    "Version " + release.version() + " was never published, so its age could not be checked. Tell the"
                            + " vendor if it is one of theirs.",
                    null));
        }
        return warnings;
    }

    private static Warning warning(WarningCode code, String detail, @Nullable Instant until) {
        return new Warning(code, detail, null, until, null);
    }

    private static boolean endsWithin(Instant end, Instant at) {
        return at.isBefore(end) && !SOON.after(at).isBefore(end);
    }
}
