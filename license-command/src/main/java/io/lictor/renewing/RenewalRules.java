package io.lictor.renewing;

import static io.lictor.command.Decision.accepted;
import static io.lictor.command.Decision.rejected;

import io.lictor.command.CancelAutoRenew;
import io.lictor.command.Decision;
import io.lictor.command.DecisionContext;
import io.lictor.command.ExtendTerm;
import io.lictor.command.Rejection;
import io.lictor.command.RenewLicense;
import io.lictor.command.RenewLicense.Paid;
import io.lictor.command.ResumeAutoRenew;
import io.lictor.command.StatusGate;
import io.lictor.event.AutoRenewCanceled;
import io.lictor.event.AutoRenewResumed;
import io.lictor.event.Billing;
import io.lictor.event.LicenseEvent;
import io.lictor.event.LicenseRenewed;
import io.lictor.event.TermExtended;
import io.lictor.license.License;
import io.lictor.license.Status;
import io.lictor.term.Horizon;
import io.lictor.term.Span;
import io.lictor.term.Term;
import io.lictor.term.TermCount;
import io.lictor.value.Channel;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Rules of renewal: whether and how a term goes on. */
public final class RenewalRules {

    private static final Set<Status> OVER = EnumSet.of(Status.DISABLED, Status.EXPIRED, Status.UPGRADED);

    /** One a week for nineteen years. They are all remembered: one that was forgotten would renew again. */
    private static final int MOST_BILLINGS = 1_000;

    private RenewalRules() {}

    /**
     * Rule of renewal: it is open from the renewal window until grace is over, and the new term starts where the old one
     * ended. A payment taken is not bound by the window, and what was done for a payment is not done again.
     */
    public static Decision<LicenseEvent> renew(License.Issued license, RenewLicense command, DecisionContext context) {
        Term term = license.term();
        if (term == null) {
            return rejected(new Rejection.NotASubscription(license.kind()));
        }
        Billing billing = command.billing();
        if (billing != null && license.trackRecord().billings().contains(billing)) {
            return accepted();
        }
        Optional<Rejection> refusal = StatusGate.refuse(license, context, command.at(), OVER);
        if (refusal.isPresent()) {
            return rejected(refusal.get());
        }
        if (command.paid() instanceof Paid.Through(Instant until) && !until.isAfter(term.endsAt())) {
            return accepted();
        }
        return obstacle(license, term, command)
                .or(() -> overrun(license, term, command.paid()))
                .<Decision<LicenseEvent>>map(Decision::rejected)
                .orElseGet(() -> accepted(new LicenseRenewed(
                        command.licenseId(), next(license, term, command.paid()), billing, command.at())));
    }

    private static Optional<Rejection> obstacle(License.Issued license, Term term, RenewLicense command) {
        if (command.billing() != null) {
            return license.trackRecord().billings().size() < MOST_BILLINGS
                    ? Optional.empty()
                    : Optional.of(new Rejection.BillingsFull(MOST_BILLINGS));
        }
        Instant opensAt = Objects.requireNonNull(license.renewableFrom());
        return command.at().isBefore(opensAt)
                ? Optional.of(new Rejection.RenewalNotOpen(opensAt, term.endsAt()))
                : Optional.empty();
    }

    /** Returns the rejection of a renewal that would end beyond the last instant supported. */
    private static Optional<Rejection> overrun(License.Issued license, Term term, Paid paid) {
        return switch (paid) {
            case Paid.For(Span period) -> {
                OffsetDateTime end = count(license).next(term.endsAt(), period);
                boolean holds = Horizon.holds(end)
                        && Horizon.holds(end.toInstant(), license.policy().gracePeriod());
                yield holds ? Optional.empty() : Optional.of(Rejection.InvalidRequest.beyondHorizon("/period"));
            }
            case Paid.Through(Instant until)
            when Span.ofYears(Span.MOST_YEARS).after(term.endsAt()).isBefore(until) ->
                Optional.of(new Rejection.InvalidRequest(
                        "/until",
                        "must be at most " + Span.MOST_YEARS + " years after the term's end, which is "
                                + term.endsAt()));
            case Paid.Through(Instant until) ->
                Horizon.holds(until, license.policy().gracePeriod())
                        ? Optional.empty()
                        : Optional.of(Rejection.InvalidRequest.beyondHorizon("/until"));
        };
    }

    private static Term next(License.Issued license, Term term, Paid paid) {
        return switch (paid) {
            case Paid.For(Span period) -> term.next(period, count(license));
            case Paid.Through(Instant until) -> count(license).through(term, until);
        };
    }

    private static TermCount count(License.Issued license) {
        return Objects.requireNonNull(license.validity().count(), "A term is counted");
    }

    /** Support's gesture: it lengthens a term or trial that is not over yet. */
    public static Decision<LicenseEvent> extend(License.Issued license, ExtendTerm command, DecisionContext context) {
        Instant endsAt = license.endsAt();
        if (endsAt == null) {
            return rejected(new Rejection.NotASubscription(license.kind()));
        }
        Optional<Rejection> refusal = StatusGate.refuse(license, context, command.at(), OVER);
        if (refusal.isPresent()) {
            return rejected(refusal.get());
        }
        if (command.until().equals(endsAt)) {
            return accepted();
        }
        if (command.until().isBefore(endsAt)) {
            return rejected(new Rejection.NotAnExtension(endsAt));
        }
        boolean hasGrace = license.term() != null;
        return hasGrace && !Horizon.holds(command.until(), license.policy().gracePeriod())
                ? rejected(Rejection.InvalidRequest.beyondHorizon("/until"))
                : accepted(new TermExtended(command.licenseId(), command.until(), command.reason(), command.at()));
    }

    public static Decision<LicenseEvent> cancelAutoRenew(License.Issued license, CancelAutoRenew command) {
        if (license.term() == null) {
            return rejected(new Rejection.NotASubscription(license.kind()));
        }
        return license.autoRenew() ? accepted(new AutoRenewCanceled(command.licenseId(), command.at())) : accepted();
    }

    /** Resumes automatic renewal; a licence bought through a partner is the partner's to renew. */
    public static Decision<LicenseEvent> resumeAutoRenew(
            License.Issued license, ResumeAutoRenew command, DecisionContext context) {
        if (license.term() == null) {
            return rejected(new Rejection.NotASubscription(license.kind()));
        }
        if (license.autoRenew()) {
            return accepted();
        }
        if (license.channel() == Channel.PARTNER) {
            return rejected(new Rejection.PartnerManaged(license.partnerId()));
        }
        return StatusGate.refuse(license, context, command.at(), EnumSet.of(Status.EXPIRED))
                .<Decision<LicenseEvent>>map(Decision::rejected)
                .orElseGet(() -> accepted(new AutoRenewResumed(command.licenseId(), command.at())));
    }
}
