package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.TestVendor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StartedLictor.class)
class OwnershipTest {

    private final TestVendor shop;

    OwnershipTest(TestVendor shop) {
        this.shop = shop;
    }

    @Test
    void aTransferKeepsOrClearsTheMachinesAsSaid() {
        LicenseFixture kept = shop.perpetual();
        LicenseFixture cleared = shop.perpetual();
        kept.activate("m1").expect(201);
        cleared.activate("m1").expect(201);

        Answer keeping = kept.command(
                        "transfer", "{\"customer\": \"%s-b\", \"keepMachines\": true}".formatted(shop.customer()))
                .expect(200);
        Answer clearing = cleared.command(
                        "transfer", "{\"customer\": \"%s-b\", \"keepMachines\": false}".formatted(shop.customer()))
                .expect(200);

        assertThat(keeping.events()).containsExactly("LicenseTransferred");
        assertThat(clearing.events()).containsExactly("LicenseTransferred");
        assertThat(kept.get().text("/customer")).isEqualTo(shop.customer() + "-b");
        assertThat(kept.get().number("/activations/used")).isEqualTo(1);
        assertThat(cleared.get().number("/activations/used")).isZero();
        assertThat(cleared.validate("m1").text("/code")).isEqualTo("MACHINE_NOT_ACTIVATED");
        assertThat(shop.lictor().get("/v1/licenses?customer=" + shop.customer()).at("/items"))
                .isEmpty();
        assertThat(shop.lictor()
                        .get("/v1/licenses?customer=" + shop.customer() + "-b")
                        .at("/items"))
                .hasSize(2);
    }

    @Test
    void theWholeChainMovesSoNothingComesBackToWhoSoldIt() {
        LicenseFixture old = shop.perpetual();
        Answer upgraded = old.command("upgrade", "{\"kind\": \"SUBSCRIPTION\"}").expect(201);
        LicenseFixture successor =
                new LicenseFixture(shop.lictor(), upgraded.text("/successorId"), upgraded.text("/key"));
        String buyer = shop.customer() + "-b";

        Answer moved = successor
                .command("transfer", "{\"customer\": \"%s\", \"keepMachines\": true}".formatted(buyer))
                .expect(200);

        assertThat(moved.events()).containsExactly("LicenseTransferred");
        assertThat(moved.texts("/warnings", "code")).containsExactly("KEY_STILL_WORKS");
        assertThat(moved.has("/key")).isFalse();
        assertThat(old.get().text("/customer")).isEqualTo(buyer);
        successor.revoke().expect(200);
        assertThat(old.get().text("/status")).isEqualTo("ACTIVE");
        assertThat(shop.lictor().get("/v1/customers/" + shop.customer()).number("/seats"))
                .isZero();
        assertThat(shop.lictor().get("/v1/customers/" + buyer).number("/seats")).isEqualTo(2);
    }

    @Test
    void withNewKeysNoneOfTheOldOwnersWorks() {
        LicenseFixture old = shop.perpetual();
        old.activate("m1").expect(201);
        Answer upgraded = old.command("upgrade", "{\"kind\": \"SUBSCRIPTION\"}").expect(201);
        LicenseFixture successor =
                new LicenseFixture(shop.lictor(), upgraded.text("/successorId"), upgraded.text("/key"));
        String order =
                "{\"customer\": \"%s-b\", \"keepMachines\": true, \"reissueKey\": true}".formatted(shop.customer());

        Answer moved = successor.command("transfer", order).expect(200);

        assertThat(moved.events()).containsExactly("LicenseTransferred", "KeyReissued");
        assertThat(moved.at("/warnings")).isEmpty();
        assertThat(moved.texts("/keys", "licenseId")).containsExactly(old.id());
        assertThat(successor.validate("m1").text("/code")).isEqualTo("KEY_REPLACED");
        assertThat(old.validate("m1").text("/code")).isEqualTo("KEY_REPLACED");
        assertThat(successor.withKey(moved.text("/key")).validate("m1").text("/code"))
                .isEqualTo("VALID");
        assertThat(old.withKey(moved.text("/keys/0/key")).validate("m1").text("/code"))
                .isEqualTo("VALID");
        Answer again = successor.command("transfer", order).expect(200);
        assertThat(again.at("/events")).isEmpty();
        assertThat(again.at("/keys")).isEmpty();
        assertThat(again.has("/key")).isFalse();
    }

    @Test
    void aTransferToItsOwnerIsNoNews() {
        LicenseFixture license = shop.perpetual();

        Answer answer = license.command(
                "transfer", "{\"customer\": \"%s\", \"keepMachines\": true}".formatted(shop.customer()));

        assertThat(answer.expect(200).at("/events")).isEmpty();
    }

    @Test
    void aReissuedKeyReplacesTheOldOneAndNothingElse() {
        LicenseFixture license = shop.perpetual();
        license.activate("m1").expect(201);

        Answer answer = license.command("reissue-key").expect(200);

        assertThat(answer.events()).containsExactly("KeyReissued");
        LicenseFixture reissued = license.withKey(answer.text("/key"));
        assertThat(reissued.key()).isNotEqualTo(license.key());
        assertThat(reissued.validate("m1").text("/code")).isEqualTo("VALID");
        Answer old = license.validate("m1");
        assertThat(old.text("/code")).isEqualTo("KEY_REPLACED");
        assertThat(old.text("/reasons/0/event/type")).isEqualTo("KeyReissued");
        license.clientActivate("m2").refused(404, "KEY_REPLACED");
        assertThat(license.history()).hasSize(3);
    }

    @Test
    void theKeyIsShownAgain() {
        LicenseFixture license = shop.perpetual();

        Answer shown = shop.lictor().get(license.path() + "/key").expect(200);
        String reissued = license.command("reissue-key").expect(200).text("/key");

        assertThat(shown.text("/key")).isEqualTo(license.key());
        assertThat(shop.lictor().get(license.path() + "/key").expect(200).text("/key"))
                .isEqualTo(reissued);
    }

    @Test
    void noKeyStandsInHistoryOrFeed() {
        LicenseFixture license = shop.perpetual();
        String second = license.command("reissue-key").expect(200).text("/key");

        String told = shop.lictor().get(license.path() + "/history").body()
                + license.get().body()
                + shop.lictor().events(0);

        for (String key : new String[] {license.key(), second}) {
            assertThat(told).doesNotContain(key, key.replace("-", ""));
        }
    }
}
