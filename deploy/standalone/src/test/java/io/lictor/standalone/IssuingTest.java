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
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(StartedLictor.class)
class IssuingTest {

    private static final String KEY = "([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}";

    private final TestVendor shop;

    IssuingTest(TestVendor shop) {
        this.shop = shop;
    }

    @Test
    void answersWithTheLicenceItsEventAndItsKey() {
        Answer answer = shop.order("{\"kind\": \"PERPETUAL\"}").expect(201);

        String id = answer.text("/licenseId");
        assertThat(id).matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(answer.header("Location")).endsWith("/v1/licenses/" + id);
        assertThat(answer.header("ETag")).isEqualTo("\"1\"");
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.number("/version")).isEqualTo(1);
        assertThat(answer.text("/status")).isEqualTo("ACTIVE");
        assertThat(answer.events()).containsExactly("LicenseIssued");
        assertThat(answer.number("/events/0/position"))
                .isEqualTo(answer.number("/position"))
                .isEqualTo(Long.parseLong(answer.header("Lictor-Position")))
                .isPositive();
        assertThat(answer.text("/key")).matches(KEY);
    }

    @Test
    void takesAllContentsInOneCall() {
        shop.release("2023", Instant.parse("2023-03-01T00:00:00Z")).expect(201);

        LicenseFixture sold = shop.sold("""
                {"kind": "SUBSCRIPTION", "version": "2023", "channel": "PARTNER", "partnerId": "reseller-7",
                 "startsAt": "2026-01-31T00:00:00Z", "period": "P10Y", "upgradePeriod": "P2Y", "activationLimit": 3,
                 "modules": [{"code": "seg"}, {"code": "plan.3d", "until": "2026-06-01T00:00:00Z"}], "autoRenew": true}""");

        Answer license = sold.get();
        assertThat(license.text("/licenseId")).isEqualTo(sold.id());
        assertThat(sold.key()).endsWith(license.text("/keyHint"));
        assertThat(license.text("/product")).isEqualTo(shop.product());
        assertThat(license.text("/version")).isEqualTo("2023");
        assertThat(license.text("/customer")).isEqualTo(shop.customer());
        assertThat(license.text("/kind")).isEqualTo("SUBSCRIPTION");
        assertThat(license.text("/channel")).isEqualTo("PARTNER");
        assertThat(license.text("/partnerId")).isEqualTo("reseller-7");
        assertThat(license.text("/validFrom")).isEqualTo("2026-01-31T00:00:00Z");
        assertThat(license.text("/term/startsAt")).isEqualTo("2026-01-31T00:00:00Z");
        assertThat(license.text("/term/endsAt")).isEqualTo("2036-01-31T00:00:00Z");
        assertThat(license.text("/term/period")).isEqualTo("P10Y");
        assertThat(license.text("/upgradesUntil")).isEqualTo("2028-01-31T00:00:00Z");
        assertThat(license.at("/autoRenew").booleanValue()).isTrue();
        assertThat(license.number("/activations/limit")).isEqualTo(3);
        assertThat(license.number("/activations/used")).isZero();
        assertThat(license.texts("/modules", "code")).containsExactlyInAnyOrder("seg", "plan.3d");
        assertThat(license.instant("/issuedAt")).isBetween(TestVendor.daysAgo(1), TestVendor.inDays(1));
        assertThat(license.header("ETag")).isEqualTo("\"1\"");
        assertThat(license.has("/predecessorId")).isFalse();
        assertThat(license.has("/successorId")).isFalse();
    }

    @Test
    void aTrialAlwaysEnds() {
        Answer trial = shop.sold("{\"kind\": \"TRIAL\"}").get();

        assertThat(trial.instant("/validUntil")).isAfter(trial.instant("/validFrom"));
        assertThat(trial.instant("/statusUntil")).isEqualTo(trial.instant("/validUntil"));
    }

    @Test
    void aPerpetualLicenceNeedsNoEndButCoversNewReleasesForThePeriodOfItsProduct() {
        Answer perpetual = shop.sold("{\"kind\": \"PERPETUAL\", \"startsAt\": \"2026-03-31T00:00:00Z\"}")
                .get();

        assertThat(perpetual.has("/validUntil")).isFalse();
        assertThat(perpetual.has("/statusUntil")).isFalse();
        assertThat(perpetual.has("/term")).isFalse();
        assertThat(perpetual.text("/upgradesUntil")).isEqualTo("2027-03-31T00:00:00Z");
    }

    @Test
    void aSubscriptionStartsNowUnlessSaidOtherwise() {
        Instant before = TestVendor.now();

        Answer subscription =
                shop.sold("{\"kind\": \"SUBSCRIPTION\", \"period\": \"P1Y\"}").get();

        Instant startsAt = subscription.instant("/term/startsAt");
        assertThat(startsAt).isBetween(before, TestVendor.now());
        assertThat(subscription.instant("/term/endsAt"))
                .isEqualTo(startsAt.atOffset(ZoneOffset.UTC).plusYears(1).toInstant());
    }

    @Test
    void termsFollowTheCalendar() {
        Answer leapDay = shop.sold("""
                {"kind": "SUBSCRIPTION", "startsAt": "2028-02-29T00:00:00Z", "period": "P1Y"}""").get();
        Answer lastOfMonth = shop.sold("""
                {"kind": "SUBSCRIPTION", "startsAt": "2027-01-31T12:00:00Z", "period": "P1M"}""").get();

        assertThat(leapDay.text("/term/endsAt")).isEqualTo("2029-02-28T00:00:00Z");
        assertThat(lastOfMonth.text("/term/endsAt")).isEqualTo("2027-02-28T12:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({"DIRECT, true, ACTIVE", "PARTNER, false, CANCELED"})
    void whoSoldItDecidesWhetherItRenewsItself(String channel, boolean renewsItself, String status) {
        String partner = channel.equals("PARTNER") ? ", \"partnerId\": \"reseller-7\"" : "";

        LicenseFixture sold =
                shop.sold("{\"kind\": \"SUBSCRIPTION\", \"channel\": \"%s\"%s}".formatted(channel, partner));

        assertThat(sold.get().at("/autoRenew").booleanValue()).isEqualTo(renewsItself);
        assertThat(sold.get().text("/status")).isEqualTo(status);
    }

    @Test
    void keepsThePolicyOfItsDayWhenTheProductChanges() {
        shop.define("{\"gracePeriod\": \"P20D\", \"defaultActivationLimit\": 4}")
                .expect(200);
        LicenseFixture before = shop.sold("{\"kind\": \"SUBSCRIPTION\", \"period\": \"P30D\", \"startsAt\": \"%s\"}"
                .formatted(TestVendor.daysAgo(40)));
        shop.define("{\"gracePeriod\": \"P1D\", \"defaultActivationLimit\": 9}").expect(200);

        LicenseFixture after = shop.sold("{\"kind\": \"SUBSCRIPTION\", \"period\": \"P30D\", \"startsAt\": \"%s\"}"
                .formatted(TestVendor.daysAgo(40)));

        assertThat(before.get().text("/status")).isEqualTo("GRACE");
        assertThat(before.get().number("/activations/limit")).isEqualTo(4);
        assertThat(after.get().text("/status")).isEqualTo("EXPIRED");
        assertThat(after.get().number("/activations/limit")).isEqualTo(9);
    }

    @Test
    void refusesAProductOrVersionThatIsNotThere() {
        shop.order("{\"kind\": \"PERPETUAL\", \"product\": \"no-such-product\"}")
                .refused(404, "PRODUCT_NOT_FOUND");
        shop.order("{\"kind\": \"PERPETUAL\", \"version\": \"2099\"}").refused(404, "VERSION_NOT_FOUND");
    }

    @Test
    void everyKeyIsAnother() {
        assertThat(shop.perpetual().key()).isNotEqualTo(shop.perpetual().key());
    }

    @Test
    void whatWasRefusedLeavesNothingBehind() {
        long before = shop.perpetual().suspend().number("/position");
        shop.order("{\"kind\": \"PERPETUAL\", \"version\": \"2099\"}").expect(404);

        assertThat(shop.lictor().get("/v1/licenses?customer=" + shop.customer()).at("/items"))
                .hasSize(1);
        assertThat(shop.lictor().get("/v1/events?after=" + before).body()).doesNotContain(shop.product());
    }

    @Test
    void aDurationCountsFromTheInstantItStarts() {
        Answer hours = shop.sold("{\"kind\": \"TRIAL\", \"period\": \"PT12H\"}").get();

        assertThat(Duration.between(hours.instant("/validFrom"), hours.instant("/validUntil")))
                .isEqualTo(Duration.ofHours(12));
    }

    @ParameterizedTest
    @CsvSource({
        "\"kind\": \"SUBSCRIPTION\"; \"startsAt\": \"9999-06-01T00:00:00Z\"; \"period\": \"P1Y\", /period",
        "\"kind\": \"SUBSCRIPTION\"; \"startsAt\": \"9999-06-01T00:00:00Z\", /startsAt",
        "\"kind\": \"TRIAL\"; \"startsAt\": \"9999-12-31T00:00:00Z\"; \"period\": \"P1D\", /period",
        "\"kind\": \"PERPETUAL\"; \"startsAt\": \"9999-06-01T00:00:00Z\", /startsAt",
        "\"kind\": \"PERPETUAL\"; \"startsAt\": \"9999-06-01T00:00:00Z\"; \"upgradePeriod\": \"P1Y\", /upgradePeriod",
        // the grace period behind it
        "\"kind\": \"SUBSCRIPTION\"; \"startsAt\": \"9999-12-01T00:00:00Z\"; \"period\": \"P20D\", /period"
    })
    void nothingLastsBeyondTheLastInstant(String members, String pointer) {
        Answer refused = shop.order("{" + members.replace(';', ',') + "}").refused(400, "INVALID_REQUEST");

        assertThat(refused.texts("/violations", "pointer")).containsExactly(pointer);
    }
}
