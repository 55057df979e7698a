package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.TestVendor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Licences for any number of machines. */
@ExtendWith(StartedLictor.class)
class UnlimitedTest {

    private final TestVendor shop;

    UnlimitedTest(TestVendor shop) {
        this.shop = shop;
    }

    private LicenseFixture unlimited() {
        return shop.sold("{\"kind\": \"PERPETUAL\", \"unlimitedActivations\": true}");
    }

    @Test
    void takesAnyNumberOfMachinesAndTellsNoLimit() {
        LicenseFixture license = unlimited();
        for (int i = 0; i < 5; i++) {
            license.activate("m" + i).expect(201);
        }

        assertThat(license.get().at("/activations").toString()).isEqualTo("{\"used\":5}");
        assertThat(license.validate("m1").at("/license/activations").toString()).isEqualTo("{\"used\":5}");
        Answer other = license.validate("other");
        assertThat(other.text("/code")).isEqualTo("MACHINE_NOT_ACTIVATED");
        assertThat(other.text("/reasons/0/detail")).contains("any number of machines");
        assertThat(license.history().at("/0/payload/contents").toString())
                .contains("\"unlimitedActivations\":true")
                .doesNotContain("activationLimit");
    }

    @Test
    void isTheDefaultWhereTheProductSaysSo() {
        shop.define("{\"unlimitedActivations\": true}").expect(200);
        Answer product = shop.lictor().get("/v1/products/" + shop.product()).expect(200);

        assertThat(product.at("/unlimitedActivations").asBoolean()).isTrue();
        assertThat(product.at("").has("defaultActivationLimit")).isFalse();
        assertThat(shop.sold("{\"kind\": \"TRIAL\"}").get().at("/activations").toString())
                .isEqualTo("{\"used\":0}");
        assertThat(shop.perpetual().get().number("/activations/limit")).isEqualTo(2);
        assertThat(shop.imported("OLD-" + shop.customer(), "{\"kind\": \"PERPETUAL\"}")
                        .get()
                        .at("/activations")
                        .toString())
                .isEqualTo("{\"used\":0}");
    }

    @Test
    void theLimitGoesAndComesBack() {
        LicenseFixture license = shop.perpetual();

        Answer gone = license.command("change-activation-limit", "{\"unlimitedActivations\": true}")
                .expect(200);
        Answer again = license.command("change-activation-limit", "{\"unlimitedActivations\": true}")
                .expect(200);

        assertThat(gone.events()).containsExactly("ActivationLimitChanged");
        assertThat(again.events()).isEmpty();
        assertThat(license.get().at("/activations").toString()).isEqualTo("{\"used\":0}");
        license.command("change-activation-limit", "{\"activationLimit\": 1}").expect(200);
        license.activate("m1").expect(201);
        license.activate("m2").expect(409);
    }

    @Test
    void aSuccessorIsUnlimitedAsWellUnlessItIsSaidOtherwise() {
        Answer kept =
                unlimited().command("upgrade", "{\"kind\": \"SUBSCRIPTION\"}").expect(201);
        Answer limited = unlimited()
                .command("upgrade", "{\"kind\": \"SUBSCRIPTION\", \"activationLimit\": 3}")
                .expect(201);
        Answer freed = shop.perpetual()
                .command("upgrade", "{\"kind\": \"SUBSCRIPTION\", \"unlimitedActivations\": true}")
                .expect(201);

        assertThat(kept.at("/successor/activations").toString()).isEqualTo("{\"used\":0}");
        assertThat(limited.number("/successor/activations/limit")).isEqualTo(3);
        assertThat(freed.at("/successor/activations").toString()).isEqualTo("{\"used\":0}");
    }

    @Test
    void addsNothingToSumsWhichSayHowManyThereAre() {
        shop.perpetual();
        unlimited();
        unlimited().suspend().expect(200);

        Answer customer = shop.lictor().get("/v1/customers/" + shop.customer()).expect(200);
        Answer day =
                shop.lictor().get("/v1/compliance?customer=" + shop.customer()).expect(200);

        assertThat(customer.number("/seats")).isEqualTo(2);
        assertThat(customer.number("/unlimitedLicenses")).isEqualTo(1);
        assertThat(day.number("/items/0/seatsSold")).isEqualTo(2);
        assertThat(day.number("/items/0/unlimitedLicenses")).isEqualTo(1);
        assertThat(shop.lictor().get("/v1/dashboard").expect(200).number("/activations/unlimitedLicenses"))
                .isPositive();
        Answer whatIf = shop.lictor()
                .post("/v1/what-if", "{\"product\": \"%s\", \"unlimitedActivations\": true}".formatted(shop.product()))
                .expect(200);
        assertThat(whatIf.number("/unlimitedLicenses/before")).isEqualTo(1);
        assertThat(whatIf.number("/unlimitedLicenses/after")).isEqualTo(2);
        assertThat(whatIf.number("/seats/after")).isZero();
    }

    @Test
    void bothAtOnceIsRefused() {
        String both = "{\"kind\": \"PERPETUAL\", \"activationLimit\": 2, \"unlimitedActivations\": true}";

        assertThat(shop.order(both).expect(400).toString()).contains("/unlimitedActivations");
        shop.importing(both.replace("{", "{\"key\": \"OLD-12345678\", ")).expect(400);
        shop.perpetual()
                .command("change-activation-limit", "{\"activationLimit\": 2, \"unlimitedActivations\": true}")
                .expect(400);
        shop.perpetual()
                .command("change-activation-limit", "{\"unlimitedActivations\": false}")
                .expect(400);
        shop.define("{\"defaultActivationLimit\": 2, \"unlimitedActivations\": true}")
                .expect(400);
        assertThat(shop.sold(both.replace("true", "false")).get().number("/activations/limit"))
                .isEqualTo(2);
    }
}
