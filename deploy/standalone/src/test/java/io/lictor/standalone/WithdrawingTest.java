package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.Lictor;
import io.lictor.acceptance.TestVendor;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A licence that came to be by mistake, and is in no list any more. */
@ExtendWith(StartedLictor.class)
class WithdrawingTest {

    private final TestVendor shop;

    WithdrawingTest(TestVendor shop) {
        this.shop = shop;
    }

    @Test
    void whatNobodyUsedIsInNoListAndItsHistoryStays() {
        LicenseFixture license = shop.perpetual();
        Answer before = license.get();

        Answer withdrawn =
                license.command("withdraw", "{\"reason\": \"typed twice\"}").expect(200);

        assertThat(withdrawn.events()).containsExactly("LicenseWithdrawn");
        assertThat(withdrawn.number("/version")).isEqualTo(2);
        assertThat(withdrawn.has("/status")).isFalse();
        assertThat(license.command("withdraw").expect(200).at("/events")).isEmpty();
        Answer gone = shop.lictor().get(license.path());
        assertThat(gone.expect(404).text("/code")).isEqualTo("LICENSE_NOT_FOUND");
        assertThat(gone.text("/detail")).contains("was withdrawn");
        assertThat(shop.lictor()
                        .get("/v1/licenses?customer=" + before.text("/customer"))
                        .expect(200)
                        .texts("/items", "licenseId"))
                .doesNotContain(before.text("/licenseId"));
        Answer history = shop.lictor().get(license.path() + "/history").expect(200);
        assertThat(history.texts("/items", "type")).endsWith("LicenseWithdrawn");
        assertThat(history.body()).contains("typed twice");
        assertThat(license.validate("m").text("/code")).isEqualTo("LICENSE_NOT_FOUND");
        license.command("cancel-auto-renew").refused(404, "LICENSE_NOT_FOUND");
        license.activate("m").refused(404, "LICENSE_NOT_FOUND");
    }

    @Test
    void anImportedKeyIsFreeAgain() {
        String key = "OLD-" + UUID.randomUUID();
        for (int i = 0; i < 3; i++) {
            LicenseFixture imported = shop.imported(key, "{\"kind\": \"PERPETUAL\"}");
            assertThat(imported.validate("m").text("/code")).isEqualTo("MACHINE_NOT_ACTIVATED");
            imported.command("withdraw").expect(200);
            assertThat(imported.validate("m").text("/code")).isEqualTo("LICENSE_NOT_FOUND");
        }
        shop.imported(key, "{\"kind\": \"PERPETUAL\"}").activate("m").expect(201);
    }

    @Test
    void whatIsInUseSaysSo() {
        LicenseFixture license = shop.perpetual();
        license.activate("m").expect(201);

        Answer refused = license.command("withdraw").refused(409, "LICENSE_IN_USE");

        assertThat(refused.text("/because")).isEqualTo("ACTIVATED");
        assertThat(refused.text("/detail")).contains("disable it instead");
    }

    @Test
    void anIssueThatWasUndoneIsInNoDay() {
        Lictor ofThisProduct = shop.lictor()
                .withToken(shop.lictor()
                        .post(
                                "/v1/tokens",
                                "{\"name\": \"reader\", \"roles\": [\"reader\"], \"products\": [\"%s\"]}"
                                        .formatted(shop.product()))
                        .expect(201)
                        .text("/token"));
        shop.perpetual();
        LicenseFixture license = shop.perpetual();
        license.get();
        assertThat(issues(ofThisProduct)).isEqualTo(2);

        Answer withdrawn = license.command("withdraw").expect(200);
        shop.lictor().get("/v1/dashboard").expect(200);

        assertThat(withdrawn.events()).hasSize(1);
        assertThat(issues(ofThisProduct)).isEqualTo(1);
    }

    private static long issues(Lictor lictor) {
        return lictor.get("/v1/dashboard")
                .expect(200)
                .at("/series")
                .valueStream()
                .mapToLong(day -> day.path("issues").asLong())
                .sum();
    }
}
