package io.lictor.renewing;

import static io.lictor.spec.Given.given;
import static io.lictor.spec.Samples.LICENSE;
import static io.lictor.spec.Samples.at;
import static io.lictor.spec.Samples.justBefore;
import static io.lictor.spec.Samples.perpetual;
import static io.lictor.spec.Samples.subscription;
import static io.lictor.spec.Samples.trial;

import io.lictor.command.CancelAutoRenew;
import io.lictor.command.Rejection;
import io.lictor.command.ResumeAutoRenew;
import io.lictor.event.AutoRenewCanceled;
import io.lictor.event.AutoRenewResumed;
import io.lictor.spec.Given;
import io.lictor.value.Kind;
import org.junit.jupiter.api.Test;

class AutoRenewTest {

    private static final AutoRenewCanceled CANCELED = new AutoRenewCanceled(LICENSE, at("2026-03-01"));

    @Test
    void isCanceledOnce() {
        given(subscription().issued())
                .when(new CancelAutoRenew(LICENSE, at("2026-03-01")))
                .then(CANCELED)
                .when(new CancelAutoRenew(LICENSE, at("2026-03-02")))
                .thenNothing();
    }

    @Test
    void isResumedOnce() {
        given(subscription().issued(), CANCELED)
                .when(new ResumeAutoRenew(LICENSE, at("2026-04-01")))
                .then(new AutoRenewResumed(LICENSE, at("2026-04-01")))
                .when(new ResumeAutoRenew(LICENSE, at("2026-04-02")))
                .thenNothing();
    }

    @Test
    void thePartnerArrangesWhatWasBoughtThroughIt() {
        given(subscription().through("p-9").autoRenew(false).issued())
                .when(new ResumeAutoRenew(LICENSE, at("2026-04-01")))
                .thenRejected(new Rejection.PartnerManaged("p-9"))
                .when(new CancelAutoRenew(LICENSE, at("2026-04-01")))
                .thenNothing();
    }

    @Test
    void isResumedInGraceButNotOnceExpired() {
        Given canceled = given(subscription().issued(), CANCELED);

        canceled.when(new ResumeAutoRenew(LICENSE, at("2027-01-15")))
                .thenRejected(new Rejection.LicenseExpired(at("2027-01-15")));
        canceled.when(new ResumeAutoRenew(LICENSE, justBefore("2027-01-15")))
                .then(new AutoRenewResumed(LICENSE, justBefore("2027-01-15")));
    }

    @Test
    void onlySubscriptionsRenew() {
        given(perpetual().issued())
                .when(new CancelAutoRenew(LICENSE, at("2026-03-01")))
                .thenRejected(new Rejection.NotASubscription(Kind.PERPETUAL))
                .when(new ResumeAutoRenew(LICENSE, at("2026-03-01")))
                .thenRejected(new Rejection.NotASubscription(Kind.PERPETUAL));
        given(trial().issued())
                .when(new CancelAutoRenew(LICENSE, at("2026-01-20")))
                .thenRejected(new Rejection.NotASubscription(Kind.TRIAL));
    }
}
