package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.TestVendor;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StartedLictor.class)
class ContentsTest {

    private final TestVendor shop;

    ContentsTest(TestVendor shop) {
        this.shop = shop;
    }

    @Test
    void aModuleIsThereForARunningClientWithoutAnyRestart() {
        LicenseFixture license = shop.perpetual();
        license.activate("m1").expect(201);
        assertThat(license.validate("m1", "{\"modules\": [\"seg\"]}").text("/code"))
                .isEqualTo("MODULE_NOT_LICENSED");

        Answer added = license.command("add-modules", "{\"modules\": [{\"code\": \"seg\"}]}")
                .expect(200);

        assertThat(added.events()).containsExactly("ModulesAdded");
        assertThat(license.validate("m1", "{\"modules\": [\"seg\"]}").text("/code"))
                .isEqualTo("VALID");
    }

    @Test
    void aModuleThatIsThereAlreadyIsNoNews() {
        LicenseFixture license = shop.sold("{\"kind\": \"PERPETUAL\", \"modules\": [{\"code\": \"seg\"}]}");

        Answer again = license.command("add-modules", "{\"modules\": [{\"code\": \"seg\"}]}")
                .expect(200);
        Answer ending = license.command(
                        "add-modules", "{\"modules\": [{\"code\": \"seg\", \"until\": \"2030-01-01T00:00:00Z\"}]}")
                .expect(200);

        assertThat(again.at("/events")).isEmpty();
        assertThat(ending.events()).containsExactly("ModulesAdded");
        assertThat(license.get().text("/modules/0/until")).isEqualTo("2030-01-01T00:00:00Z");
    }

    @Test
    void modulesAreRemovedOnce() {
        LicenseFixture license =
                shop.sold("{\"kind\": \"PERPETUAL\", \"modules\": [{\"code\": \"seg\"}, {\"code\": \"plan\"}]}");

        Answer removed =
                license.command("remove-modules", "{\"modules\": [\"seg\"]}").expect(200);
        Answer again =
                license.command("remove-modules", "{\"modules\": [\"seg\"]}").expect(200);

        assertThat(removed.events()).containsExactly("ModulesRemoved");
        assertThat(again.at("/events")).isEmpty();
        assertThat(license.get().texts("/modules", "code")).containsExactly("plan");
    }

    @Test
    void aModuleWithAnEndLapses() {
        LicenseFixture license = shop.sold("""
                {"kind": "PERPETUAL", "modules": [{"code": "seg", "until": "%s"}, {"code": "plan", "until": "%s"}]}""".formatted(TestVendor.daysAgo(1), TestVendor.inDays(1)));
        license.activate("m1").expect(201);

        Answer modules = shop.lictor().get(license.path() + "/modules").expect(200);
        assertThat(modules.texts("/items", "code")).containsExactlyInAnyOrder("seg", "plan");
        modules.at("/items")
                .forEach(module -> assertThat(module.path("licensed").booleanValue())
                        .isEqualTo(module.path("code").asString().equals("plan")));
        assertThat(license.validate("m1", "{\"modules\": [\"plan\"]}").text("/code"))
                .isEqualTo("VALID");
        Answer lapsed = license.validate("m1", "{\"modules\": [\"plan\", \"seg\"]}");
        assertThat(lapsed.text("/code")).isEqualTo("MODULE_NOT_LICENSED");
        assertThat(lapsed.texts("/reasons/0/modules")).containsExactly("seg");
    }

    @Test
    void theUpgradePeriodIsExtended() {
        LicenseFixture license = shop.perpetual();
        Instant until = TestVendor.inDays(1000);

        Answer extended = license.command("extend-upgrade-period", "{\"until\": \"%s\"}".formatted(until))
                .expect(200);
        Answer again = license.command("extend-upgrade-period", "{\"until\": \"%s\"}".formatted(until))
                .expect(200);

        assertThat(extended.events()).containsExactly("UpgradePeriodExtended");
        assertThat(again.at("/events")).isEmpty();
        assertThat(license.get().instant("/upgradesUntil")).isEqualTo(until);
    }

    @Test
    void loweringTheLimitKeepsTheMachinesInUse() {
        LicenseFixture license = shop.perpetual();
        license.activate("m1").expect(201);
        license.activate("m2").expect(201);

        Answer lowered = license.command("change-activation-limit", "{\"activationLimit\": 1}")
                .expect(200);
        Answer again = license.command("change-activation-limit", "{\"activationLimit\": 1}")
                .expect(200);

        assertThat(lowered.events()).containsExactly("ActivationLimitChanged");
        assertThat(again.at("/events")).isEmpty();
        assertThat(license.get().number("/activations/limit")).isEqualTo(1);
        assertThat(license.get().number("/activations/used")).isEqualTo(2);
        assertThat(license.validate("m2").text("/code")).isEqualTo("VALID");
        license.activate("m1").expect(200);
        license.deactivate("m2").expect(200);
        license.activate("m3").refused(409, "ACTIVATION_LIMIT_REACHED");
        license.deactivate("m1").expect(200);
        license.activate("m3").expect(201);
    }
}
