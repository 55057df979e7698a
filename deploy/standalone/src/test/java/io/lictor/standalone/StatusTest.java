package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.TestVendor;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each row of the table of statuses, asked for now and at other instants. */
@ExtendWith(StartedLictor.class)
class StatusTest {

    private static final Duration INSTANT = Duration.ofMillis(1);

    private final TestVendor shop;

    StatusTest(TestVendor shop) {
        this.shop = shop;
    }

    private static void assertStatus(Answer license, String status, Instant until) {
        assertThat(license.text("/status")).as(license.toString()).isEqualTo(status);
        if (until == null) {
            assertThat(license.has("/statusUntil")).as(license.toString()).isFalse();
        } else {
            assertThat(license.instant("/statusUntil")).as(license.toString()).isEqualTo(until);
        }
    }

    private static Answer at(LicenseFixture license, Instant at) {
        return license.lictor().get(license.path() + "?at=" + at).expect(200);
    }

    @Test
    void activeUntilTheTermEnds() {
        Answer subscription = shop.subscription().get();

        assertStatus(subscription, "ACTIVE", subscription.instant("/term/endsAt"));
        assertStatus(shop.perpetual().get(), "ACTIVE", null);
        assertThat(subscription.has("/graceDaysLeft")).isFalse();
    }

    @Test
    void canceledUntilTheTermEnds() {
        LicenseFixture license = shop.subscription();
        license.command("cancel-auto-renew").expect(200);

        assertStatus(license.get(), "CANCELED", license.get().instant("/term/endsAt"));
    }

    @Test
    void graceForFourteenDays() {
        LicenseFixture first = shop.sold("{\"kind\": \"SUBSCRIPTION\", \"period\": \"P30D\", \"startsAt\": \"%s\"}"
                .formatted(TestVendor.now().minus(Duration.ofDays(30)).minusSeconds(60)));
        LicenseFixture last = shop.sold("{\"kind\": \"SUBSCRIPTION\", \"period\": \"P30D\", \"startsAt\": \"%s\"}"
                .formatted(TestVendor.now().minus(Duration.ofDays(44)).plusSeconds(3600)));

        Answer license = first.get();
        assertStatus(license, "GRACE", license.instant("/term/endsAt").plus(Duration.ofDays(14)));
        assertThat(license.number("/graceDaysLeft")).isEqualTo(14);
        assertThat(last.get().number("/graceDaysLeft")).isEqualTo(1);
    }

    @Test
    void graceWinsOverCanceled() {
        LicenseFixture license = shop.subscriptionEnded(2);
        license.command("cancel-auto-renew").expect(200);

        assertThat(license.get().text("/status")).isEqualTo("GRACE");
    }

    @Test
    void expiredForEver() {
        assertStatus(shop.subscriptionEnded(20).get(), "EXPIRED", null);
        assertStatus(
                shop.sold("{\"kind\": \"TRIAL\", \"period\": \"P10D\", \"startsAt\": \"%s\"}"
                                .formatted(TestVendor.daysAgo(11)))
                        .get(),
                "EXPIRED",
                null);
    }

    @Test
    void pendingUntilItBegins() {
        Instant startsAt = TestVendor.inDays(3);

        for (String kind : new String[] {"TRIAL", "PERPETUAL", "SUBSCRIPTION"}) {
            LicenseFixture license = shop.sold("{\"kind\": \"%s\", \"startsAt\": \"%s\"}".formatted(kind, startsAt));
            assertStatus(license.get(), "PENDING", startsAt);
        }
    }

    @Test
    void upgradedWinsOverActiveAndDisabledWinsOverAll() {
        LicenseFixture license = shop.perpetual();
        Instant successorEnds = license.command("upgrade", "{\"kind\": \"SUBSCRIPTION\"}")
                .expect(201)
                .instant("/successor/term/endsAt");
        assertStatus(license.get(), "UPGRADED", successorEnds.plus(Duration.ofDays(14)));

        license.suspend().expect(200);
        assertStatus(license.get(), "DISABLED", null);
        assertThat(license.get().text("/statusCause")).isEqualTo("SUSPENDED");
        assertThat(license.get().has("/graceDaysLeft")).isFalse();

        LicenseFixture expired = shop.subscriptionEnded(20);
        expired.suspend().expect(200);
        assertThat(expired.get().text("/status")).isEqualTo("DISABLED");
    }

    @Test
    void timeAloneChangesItAtTheVeryInstant() {
        LicenseFixture license = shop.subscription();
        Instant end = license.get().instant("/term/endsAt");
        Instant expiry = end.plus(Duration.ofDays(14));

        assertStatus(at(license, end.minus(INSTANT)), "ACTIVE", end);
        assertStatus(at(license, end), "GRACE", expiry);
        assertThat(at(license, end).number("/graceDaysLeft")).isEqualTo(14);
        assertThat(at(license, end.plus(INSTANT)).number("/graceDaysLeft")).isEqualTo(14);
        assertThat(at(license, end.plus(Duration.ofDays(1))).number("/graceDaysLeft"))
                .isEqualTo(13);
        assertThat(at(license, expiry.minus(INSTANT)).number("/graceDaysLeft")).isEqualTo(1);
        assertStatus(at(license, expiry.minus(INSTANT)), "GRACE", expiry);
        assertStatus(at(license, expiry), "EXPIRED", null);
    }

    @Test
    void isToldAsItStoodAtAnInstantOfThePast() {
        LicenseFixture license = shop.perpetual();
        Instant issued = license.get().instant("/issuedAt");
        TestVendor.laterThan(issued);
        Instant beforeActivation = TestVendor.now();
        TestVendor.laterThan(beforeActivation);
        license.activate("m1").expect(201);
        license.suspend().expect(200);
        Instant suspended = Instant.parse(license.history().path(2).path("at").asString());
        TestVendor.laterThan(suspended);
        license.command("enable").expect(200);

        assertThat(license.get().text("/status")).isEqualTo("ACTIVE");
        assertThat(at(license, suspended).text("/status")).isEqualTo("DISABLED");
        assertThat(at(license, suspended).number("/activations/used")).isEqualTo(1);
        assertThat(at(license, beforeActivation).number("/activations/used")).isZero();
        assertThat(at(license, issued).text("/status")).isEqualTo("ACTIVE");
        shop.lictor().get(license.path() + "?at=" + issued.minus(INSTANT)).refused(404, "LICENSE_NOT_FOUND");
    }

    @Test
    void theWritesSayTheSameAsTheReads() {
        LicenseFixture license = shop.subscriptionEnded(2);

        Answer written = license.activate("m1").expect(201);

        assertThat(written.text("/status")).isEqualTo("GRACE");
        assertThat(license.get().text("/status")).isEqualTo("GRACE");
        assertThat(license.get().number("/etag")).isGreaterThanOrEqualTo(written.number("/version"));
    }
}
