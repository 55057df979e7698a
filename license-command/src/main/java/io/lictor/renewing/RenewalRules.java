package io.lictor.renewing;

import static io.lictor.command.Decision.accepted;
import static io.lictor.command.Decision.rejected;

import io.lictor.command.CancelAutoRenew;
import io.lictor.command.Decision;
import io.lictor.command.ExtendTerm;
import io.lictor.command.Known;
import io.lictor.command.Rejection;
import io.lictor.command.RenewLicense;
import io.lictor.command.ResumeAutoRenew;
import io.lictor.command.StatusGate;
import io.lictor.event.AutoRenewCanceled;
import io.lictor.event.AutoRenewResumed;
import io.lictor.event.LicenseEvent;
import io.lictor.event.LicenseRenewed;
import io.lictor.event.TermExtended;
import io.lictor.license.Channel;
import io.lictor.license.License;
import io.lictor.license.Status;
import io.lictor.term.Term;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** How a term goes on, or does not. */
public final class RenewalRules {

    private static final Set<Status> OVER = EnumSet.of(Status.DISABLED, Status.EXPIRED, Status.UPGRADED);

    private RenewalRules() {}

    /** From the renewal window on until grace is over; the new term starts where the old one ended, also in grace. */
    public static Decision<LicenseEvent> renew(License.Issued license, RenewLicense command, Known known) {
        Term term = license.term();
        if (term == null) {
            return rejected(new Rejection.NotASubscription(license.kind()));
        }
        Optional<Rejection> refusal = StatusGate.refuse(license, known, command.at(), OVER);
        if (refusal.isPresent()) {
            return rejected(refusal.get());
        }
        Instant opensAt = Objects.requireNonNull(license.renewableFrom());
        if (command.at().isBefore(opensAt)) {
            return rejected(new Rejection.RenewalNotOpen(opensAt, term.endsAt()));
        }
        return accepted(new LicenseRenewed(command.licenseId(), term.next(command.period()), command.at()));
    }

    /** Support's gesture: it lengthens a term or trial that is not over yet. */
    public static Decision<LicenseEvent> extend(License.Issued license, ExtendTerm command, Known known) {
        Instant endsAt = license.endsAt();
        if (endsAt == null) {
            return rejected(new Rejection.NotASubscription(license.kind()));
        }
        Optional<Rejection> refusal = StatusGate.refuse(license, known, command.at(), OVER);
        if (refusal.isPresent()) {
            return rejected(refusal.get());
        }
        if (command.until().equals(endsAt)) {
            return accepted();
        }
        return command.until().isBefore(endsAt)
                ? rejected(new Rejection.NotAnExtension(endsAt))
                : accepted(new TermExtended(command.licenseId(), command.until(), command.reason(), command.at()));
    }

    public static Decision<LicenseEvent> cancelAutoRenew(License.Issued license, CancelAutoRenew command) {
        if (license.term() == null) {
            return rejected(new Rejection.NotASubscription(license.kind()));
        }
        return license.autoRenew() ? accepted(new AutoRenewCanceled(command.licenseId(), command.at())) : accepted();
    }

    /** What was bought through a partner is the partner's to renew. */
    public static Decision<LicenseEvent> resumeAutoRenew(License.Issued license, ResumeAutoRenew command, Known known) {
        if (license.term() == null) {
            return rejected(new Rejection.NotASubscription(license.kind()));
        }
        if (license.autoRenew()) {
            return accepted();
        }
        if (license.channel() == Channel.PARTNER) {
            return rejected(new Rejection.PartnerManaged(license.partnerId()));
        }
        return StatusGate.refuse(license, known, command.at(), EnumSet.of(Status.EXPIRED))
                .<Decision<LicenseEvent>>map(Decision::rejected)
                .orElseGet(() -> accepted(new AutoRenewResumed(command.licenseId(), command.at())));
    }
}
