package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.TestVendor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StartedLictor.class)
class CustomersTest {

    private final TestVendor shop;

    CustomersTest(TestVendor shop) {
        this.shop = shop;
    }

    private Answer customer() {
        return shop.lictor().get("/v1/customers/" + shop.customer()).expect(200);
    }

    private LicenseFixture seats(int seats, String more) {
        return shop.sold("{\"kind\": \"SUBSCRIPTION\", \"activationLimit\": %d%s}".formatted(seats, more));
    }

    @Test
    void whatIsActiveCanceledOrInGraceCountsAsSeats() {
        seats(1, "");
        seats(2, ", \"autoRenew\": false");
        seats(4, ", \"period\": \"P30D\", \"startsAt\": \"%s\"".formatted(TestVendor.daysAgo(35)));

        assertThat(customer().number("/seats")).isEqualTo(7);
    }

    @Test
    void whatIsDisabledExpiredOrPendingDoesNot() {
        seats(1, "");
        seats(2, "").suspend().expect(200);
        seats(4, ", \"period\": \"P30D\", \"startsAt\": \"%s\"".formatted(TestVendor.daysAgo(50)));
        seats(8, ", \"startsAt\": \"%s\"".formatted(TestVendor.inDays(2)));

        assertThat(customer().number("/seats")).isEqualTo(1);
    }

    @Test
    void anUpgradedLicenceAddsNone() {
        LicenseFixture old = shop.sold("{\"kind\": \"PERPETUAL\", \"activationLimit\": 3}");
        old.activate("m1").expect(201);

        old.command("upgrade", "{\"kind\": \"SUBSCRIPTION\"}").expect(201);

        assertThat(customer().number("/seats")).isEqualTo(3);
        assertThat(customer().at("/licenses").toString()).contains(old.id());
    }

    @Test
    void seatsFollowTheLimit() {
        LicenseFixture license = seats(3, "");

        license.command("change-activation-limit", "{\"activationLimit\": 5}").expect(200);

        assertThat(customer().number("/seats")).isEqualTo(5);
    }

    @Test
    void machinesInUseAreCounted() {
        LicenseFixture license = shop.perpetual();
        license.activate("m1").expect(201);
        license.activate("m2").expect(201);

        assertThat(customer().at("/activations").toString()).contains("2");
    }
}
