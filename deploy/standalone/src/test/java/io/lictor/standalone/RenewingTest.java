package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.TestVendor;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(StartedLictor.class)
class RenewingTest {

    private final TestVendor shop;

    RenewingTest(TestVendor shop) {
        this.shop = shop;
    }

    /** Days from now to the end of a term of thirty days: within the renewal window, and in grace. */
    @ParameterizedTest
    @ValueSource(ints = {13, 1, -1, -13})
    void theNewTermStartsWhereTheOldOneEnded(int daysLeft) {
        LicenseFixture license = shop.subscriptionEnded(-daysLeft);
        Instant oldEnd = license.get().instant("/term/endsAt");

        Answer answer = license.command("renew", "{\"period\": \"P1Y\"}").expect(200);

        assertThat(answer.events()).containsExactly("LicenseRenewed");
        assertThat(answer.text("/status")).isEqualTo("ACTIVE");
        Answer renewed = license.get();
        assertThat(renewed.instant("/term/startsAt")).isEqualTo(oldEnd);
        assertThat(renewed.instant("/term/endsAt"))
                .isEqualTo(oldEnd.atOffset(ZoneOffset.UTC).plusYears(1).toInstant());
        assertThat(renewed.text("/term/period")).isEqualTo("P1Y");
    }

    @Test
    void aSecondClickRenewsNoSecondTime() {
        LicenseFixture license = shop.sold("{\"kind\": \"SUBSCRIPTION\", \"period\": \"P7D\"}");
        license.command("renew", "{\"period\": \"P7D\"}").expect(200);
        Instant newest = license.get().instant("/term/startsAt");

        Answer refused = license.command("renew", "{\"period\": \"P7D\"}").refused(409, "RENEWAL_NOT_OPEN");

        assertThat(refused.instant("/opensAt")).isEqualTo(newest);
    }

    @Test
    void aPaymentRenewsOnceAndNeedsNoWindow() {
        LicenseFixture license = shop.subscription();
        Instant end = license.get().instant("/term/endsAt");
        Instant until = end.atOffset(ZoneOffset.UTC).plusYears(1).toInstant();
        String paid = "{\"until\": \"%s\", \"billing\": {\"source\": \"shop\", \"reference\": \"INV-2026/1\"}}"
                .formatted(until);

        assertThat(license.command("renew", paid).expect(200).events()).containsExactly("LicenseRenewed");
        assertThat(license.command("renew", paid).expect(200).at("/events")).isEmpty();
        assertThat(license.command(
                                "renew",
                                "{\"period\": \"P1Y\", \"billing\": {\"source\": \"shop\", \"reference\": \"INV-2026/1\"}}")
                        .expect(200)
                        .at("/events"))
                .isEmpty();
        assertThat(license.get().instant("/term/endsAt")).isEqualTo(until);
        assertThat(license.get().text("/term/period")).isEqualTo("P1Y");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"period\": \"P1Y\", \"until\": \"2030-01-01T00:00:00Z\"}",
                "{\"period\": \"P1Y\", \"billing\": {\"source\": \"shop\"}}",
                "{\"period\": \"P1Y\", \"billing\": {\"source\": \"shop\", \"reference\": \"anna@example.org\"}}",
                "{\"period\": \"P1Y\", \"billing\": {\"source\": \"a shop\", \"reference\": \"1\"}}"
            })
    void whatIsNoRenewalIsRefused(String body) {
        shop.subscriptionEnded(1).command("renew", body).refused(400, "INVALID_REQUEST");
    }

    @Test
    void beforeTheWindowItSaysWhenItOpens() {
        LicenseFixture license = shop.subscriptionEnded(-15);
        Instant end = license.get().instant("/term/endsAt");

        Answer refused = license.command("renew", "{\"period\": \"P1Y\"}").refused(409, "RENEWAL_NOT_OPEN");

        assertThat(refused.instant("/opensAt")).isEqualTo(end.minus(Duration.ofDays(14)));
    }

    @Test
    void afterGraceItIsTooLate() {
        LicenseFixture license = shop.subscriptionEnded(15);

        license.command("renew", "{\"period\": \"P1Y\"}").refused(409, "LICENSE_EXPIRED");
        license.command("extend-term", "{\"until\": \"%s\", \"reason\": \"goodwill\"}".formatted(TestVendor.inDays(9)))
                .refused(409, "LICENSE_EXPIRED");
        license.command("upgrade", "{\"kind\": \"SUBSCRIPTION\"}").refused(409, "LICENSE_EXPIRED");
    }

    @Test
    void onlySubscriptionsRenew() {
        for (LicenseFixture license : new LicenseFixture[] {shop.perpetual(), shop.trial()}) {
            license.command("renew", "{\"period\": \"P1Y\"}").refused(409, "NOT_A_SUBSCRIPTION");
            license.command("cancel-auto-renew").refused(409, "NOT_A_SUBSCRIPTION");
            license.command("resume-auto-renew").refused(409, "NOT_A_SUBSCRIPTION");
        }
    }

    @Test
    void whatIsDisabledIsNotRenewed() {
        LicenseFixture license = shop.subscriptionEnded(1);
        license.suspend().expect(200);

        license.command("renew", "{\"period\": \"P1Y\"}").refused(409, "LICENSE_DISABLED");
    }

    @Test
    void supportExtendsATermOrATrial() {
        for (LicenseFixture license : new LicenseFixture[] {shop.subscription(), shop.trial()}) {
            Instant until = TestVendor.inDays(200);

            Answer answer = license.command(
                            "extend-term", "{\"until\": \"%s\", \"reason\": \"goodwill\"}".formatted(until))
                    .expect(200);

            assertThat(answer.events()).containsExactly("TermExtended");
            Answer extended = license.get();
            String end = extended.has("/term") ? "/term/endsAt" : "/validUntil";
            assertThat(extended.instant(end)).isEqualTo(until);
            assertThat(license.command("extend-term", "{\"until\": \"%s\", \"reason\": \"again\"}".formatted(until))
                            .expect(200)
                            .at("/events"))
                    .isEmpty();
        }
    }

    @Test
    void anExtensionEndsGrace() {
        LicenseFixture license = shop.subscriptionEnded(5);

        Answer answer = license.command(
                        "extend-term", "{\"until\": \"%s\", \"reason\": \"goodwill\"}".formatted(TestVendor.inDays(9)))
                .expect(200);

        assertThat(answer.text("/status")).isEqualTo("ACTIVE");
    }

    @Test
    void autoRenewIsCanceledAndResumed() {
        LicenseFixture license = shop.subscription();

        Answer canceled = license.command("cancel-auto-renew").expect(200);
        Answer canceledAgain = license.command("cancel-auto-renew").expect(200);
        Answer resumed = license.command("resume-auto-renew").expect(200);
        Answer resumedAgain = license.command("resume-auto-renew").expect(200);

        assertThat(canceled.events()).containsExactly("AutoRenewCanceled");
        assertThat(canceled.text("/status")).isEqualTo("CANCELED");
        assertThat(canceledAgain.at("/events")).isEmpty();
        assertThat(canceledAgain.number("/version")).isEqualTo(2);
        assertThat(resumed.events()).containsExactly("AutoRenewResumed");
        assertThat(resumed.text("/status")).isEqualTo("ACTIVE");
        assertThat(resumedAgain.at("/events")).isEmpty();
        assertThat(license.get().at("/autoRenew").booleanValue()).isTrue();
    }

    @Test
    void thePartnerArrangesWhatThePartnerSold() {
        LicenseFixture license =
                shop.sold("{\"kind\": \"SUBSCRIPTION\", \"channel\": \"PARTNER\", \"partnerId\": \"reseller-7\"}");

        Answer refused = license.command("resume-auto-renew").refused(409, "PARTNER_MANAGED");

        assertThat(refused.text("/partnerId")).isEqualTo("reseller-7");
    }

    @Test
    void theRenewalWindowIsTheProductsOfTheDayOfIssue() {
        shop.define("{\"renewalWindow\": \"P100D\"}").expect(200);
        LicenseFixture license = shop.subscription();
        shop.define("{\"renewalWindow\": \"P1D\"}").expect(200);

        license.command("renew", "{\"period\": \"P1M\"}").expect(200);
    }
}
