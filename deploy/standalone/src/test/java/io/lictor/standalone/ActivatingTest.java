package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.TestVendor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StartedLictor.class)
class ActivatingTest {

    private final TestVendor shop;

    ActivatingTest(TestVendor shop) {
        this.shop = shop;
    }

    @Test
    void aMachineTakesASeat() {
        LicenseFixture license = shop.perpetual();

        Answer answer = license.command("activations", """
                        {"fingerprint": "m1", "label": "Anna's laptop", "version": "2023.1"}""").expect(201);

        assertThat(answer.text("/licenseId")).isEqualTo(license.id());
        assertThat(answer.events()).containsExactly("LicenseActivated");
        assertThat(answer.number("/version")).isEqualTo(2);
        assertThat(answer.header("ETag")).isEqualTo("\"2\"");
        assertThat(answer.text("/status")).isEqualTo("ACTIVE");
        Answer machines = shop.lictor().get(license.path() + "/activations").expect(200);
        assertThat(machines.at("/items")).hasSize(1);
        assertThat(machines.text("/items/0/fingerprint")).isEqualTo("m1");
        assertThat(machines.text("/items/0/label")).isEqualTo("Anna's laptop");
        assertThat(machines.text("/items/0/version")).isEqualTo("2023.1");
        assertThat(machines.instant("/items/0/activatedAt")).isBetween(TestVendor.daysAgo(1), TestVendor.now());
        assertThat(license.get().number("/activations/used")).isEqualTo(1);
    }

    @Test
    void theSameMachineAgainTakesNoSecondSeat() {
        LicenseFixture license = shop.perpetual();
        Answer first = license.activate("m1").expect(201);

        Answer again = license.activate("m1").expect(200);

        assertThat(again.at("/events")).isEmpty();
        assertThat(again.number("/version")).isEqualTo(2);
        assertThat(again.number("/position")).isEqualTo(first.number("/position"));
        assertThat(license.get().number("/activations/used")).isEqualTo(1);
    }

    @Test
    void overTheLimitItIsToldWhichMachinesHaveTheSeats() {
        LicenseFixture license = shop.perpetual();
        license.command("activations", "{\"fingerprint\": \"m1\", \"label\": \"Reading room\"}")
                .expect(201);
        license.command("activations", "{\"fingerprint\": \"m2\", \"label\": \"Laptop\"}")
                .expect(201);

        Answer refused = license.activate("m3").refused(409, "ACTIVATION_LIMIT_REACHED");

        assertThat(refused.number("/limit")).isEqualTo(2);
        assertThat(refused.number("/inUse")).isEqualTo(2);
        assertThat(refused.texts("/machines", "label")).containsExactlyInAnyOrder("Reading room", "Laptop");
        assertThat(refused.instant("/machines/0/activatedAt")).isBetween(TestVendor.daysAgo(1), TestVendor.now());
        license.activate("m1").expect(200);
    }

    @Test
    void aFreedSeatIsFreeAtOnce() {
        LicenseFixture license = shop.perpetual();
        license.activate("m1").expect(201);
        license.activate("m2").expect(201);

        assertThat(license.deactivate("m1").expect(200).events()).containsExactly("MachineDeactivated");

        license.activate("m3").expect(201);
        Answer machines = shop.lictor().get(license.path() + "/activations").expect(200);
        assertThat(machines.texts("/items", "fingerprint")).containsExactlyInAnyOrder("m2", "m3");
    }

    @Test
    void freesASeatWhoseFingerprintHasSpecialCharacters() {
        LicenseFixture license = shop.perpetual();
        license.command("activations", "{\"fingerprint\": \"a/b c%2F;x=1?ü\"}").expect(201);

        shop.lictor()
                .delete(license.path() + "/activations/a%2Fb%20c%252F%3Bx=1%3F%C3%BC")
                .expect(200);

        assertThat(license.get().number("/activations/used")).isZero();
    }

    @Test
    void thereIsNoSeatToFreeWhereNoneWasTaken() {
        LicenseFixture license = shop.perpetual();

        license.deactivate("m1").refused(404, "ACTIVATION_NOT_FOUND");

        license.activate("m1").expect(201);
        license.clientDeactivate("m2").refused(404, "ACTIVATION_NOT_FOUND");
    }

    @Test
    void isRefusedForWhatCanNotBeUsed() {
        LicenseFixture suspended = shop.perpetual();
        suspended.suspend().expect(200);
        LicenseFixture expired = shop.subscriptionEnded(20);
        LicenseFixture pending =
                shop.sold("{\"kind\": \"PERPETUAL\", \"startsAt\": \"%s\"}".formatted(TestVendor.inDays(3)));
        LicenseFixture upgraded = shop.perpetual();
        String successor =
                upgraded.command("upgrade", "{\"kind\": \"SUBSCRIPTION\"}").text("/successor/licenseId");

        assertThat(suspended.activate("m1").refused(409, "LICENSE_DISABLED").text("/reason"))
                .isEqualTo("unpaid");
        assertThat(expired.activate("m1").refused(409, "LICENSE_EXPIRED").instant("/expiredAt"))
                .isBetween(TestVendor.daysAgo(7), TestVendor.daysAgo(5));
        assertThat(pending.activate("m1").refused(409, "LICENSE_PENDING").instant("/validFrom"))
                .isBetween(TestVendor.inDays(2), TestVendor.inDays(3));
        assertThat(upgraded.activate("m1").refused(409, "LICENSE_UPGRADED").text("/successorId"))
                .isEqualTo(successor);
    }

    @Test
    void isPossibleInGraceAndWithAutoRenewOff() {
        shop.subscriptionEnded(3).activate("m1").expect(201);

        LicenseFixture canceled = shop.subscription();
        canceled.command("cancel-auto-renew").expect(200);
        canceled.activate("m1").expect(201);
    }

    @Test
    void theCustomersSoftwareIsAnsweredAsByAValidation() {
        LicenseFixture license = shop.sold("{\"kind\": \"PERPETUAL\", \"modules\": [{\"code\": \"seg\"}]}");

        Answer first = license.clientActivate("m1").expect(201);
        Answer again = license.clientActivate("m1").expect(200);

        for (Answer answer : new Answer[] {first, again}) {
            assertThat(answer.at("/valid").booleanValue()).isTrue();
            assertThat(answer.text("/code")).isEqualTo("VALID");
            assertThat(answer.at("/reasons")).isEmpty();
            assertThat(answer.text("/license/licenseId")).isEqualTo(license.id());
            assertThat(answer.number("/license/activations/used")).isEqualTo(1);
            assertThat(answer.texts("/license/modules")).containsExactly("seg");
        }
    }

    @Test
    void aSeatForAVersionThatIsNotCoveredIsToldSoAtOnce() {
        shop.release("2.0", TestVendor.daysAgo(1)).expect(201);
        LicenseFixture license =
                shop.sold("{\"kind\": \"PERPETUAL\", \"startsAt\": \"%s\"}".formatted(TestVendor.daysAgo(500)));

        Answer answer = shop.lictor()
                .post("/v1/client/activate", """
                        {"key": "%s", "fingerprint": "m1", "version": "2.0"}""".formatted(license.key()))
                .expect(201);

        assertThat(answer.at("/valid").booleanValue()).isFalse();
        assertThat(answer.text("/code")).isEqualTo("UPGRADE_PERIOD_ENDED");
    }

    @Test
    void theCustomerMayGiveTheKeyAsCredential() {
        LicenseFixture license = shop.perpetual();

        shop.lictor()
                .call("POST", "/v1/client/activate")
                .header("Authorization", "License " + license.key())
                .json("{\"fingerprint\": \"m1\"}")
                .send()
                .expect(201);
        shop.lictor()
                .call("POST", "/v1/client/deactivate")
                .header("Authorization", "License " + license.key())
                .json("{\"fingerprint\": \"m1\"}")
                .send()
                .expect(200);

        assertThat(license.get().number("/activations/used")).isZero();
    }

    @Test
    void theCustomerFreesASeatWithTheKey() {
        LicenseFixture license = shop.perpetual();
        license.clientActivate("m1").expect(201);

        Answer answer = license.clientDeactivate("m1").expect(200);

        assertThat(answer.events()).containsExactly("MachineDeactivated");
        assertThat(license.validate("m1").text("/code")).isEqualTo("MACHINE_NOT_ACTIVATED");
    }

    @Test
    void anAllowanceBoundsHowOftenCustomersFreeSeatsButNotTheVendor() {
        shop.define("{\"deactivationAllowance\": {\"count\": 1, \"period\": \"P30D\"}}")
                .expect(200);
        LicenseFixture license = shop.perpetual();
        license.clientActivate("m1").expect(201);
        license.clientDeactivate("m1").expect(200);
        license.clientActivate("m2").expect(201);

        Answer refused = license.clientDeactivate("m2").refused(409, "DEACTIVATION_ALLOWANCE_USED");

        assertThat(refused.instant("/nextPossibleAt")).isBetween(TestVendor.inDays(29), TestVendor.inDays(31));
        license.deactivate("m2").expect(200);
    }

    @Test
    void theCustomersKeyMustBeOne() {
        LicenseFixture license = shop.perpetual();
        char last = license.key().charAt(28);
        LicenseFixture mistyped = license.withKey(license.key().substring(0, 28) + (last == '7' ? '8' : '7'));

        mistyped.clientActivate("m1").refused(400, "KEY_MALFORMED");
        shop.lictor().post("/v1/client/activate", "{\"fingerprint\": \"m1\"}").refused(400, "INVALID_REQUEST");
    }
}
