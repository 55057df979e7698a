package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.Lictor;
import io.lictor.acceptance.TestVendor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Reads licences as customers and dashboards do: they see causes, never the vendor's internal reasons. */
@ExtendWith(StartedLictor.class)
class InternalReasonsTest {

    private static final String SECRET = "owes-us-since-March";

    private final TestVendor shop;
    private final LicenseFixture license;

    InternalReasonsTest(TestVendor shop) {
        this.shop = shop;
        this.license = shop.subscription();
        license.activate("m1").expect(201);
        license.command(
                        "extend-term",
                        "{\"until\": \"%s\", \"reason\": \"%s\"}".formatted(TestVendor.inDays(100), SECRET))
                .expect(200);
        license.command("disable", "{\"cause\": \"SUSPENDED\", \"reason\": \"%s\"}".formatted(SECRET))
                .expect(200);
    }

    @Test
    void customersAreToldTheCause() {
        Answer refused = license.clientActivate("m2").refused(409, "LICENSE_DISABLED");
        Answer again = shop.lictor()
                .call("POST", "/v1/client/activate")
                .header("Authorization", "License " + license.key())
                .header("Idempotency-Key", "the-same")
                .json("{\"fingerprint\": \"m1\"}")
                .send()
                .refused(409, "LICENSE_DISABLED");
        Answer checked = license.validate("m1");

        assertThat(refused.text("/cause")).isEqualTo("SUSPENDED");
        assertThat(checked.text("/license/statusCause")).isEqualTo("SUSPENDED");
        for (Answer answer : List.of(refused, again, checked, license.clientDeactivate("m1"))) {
            assertThat(answer.body()).doesNotContain(SECRET);
        }
    }

    @Test
    void readersAreToldTheCause() {
        Lictor reader = shop.lictor().as("dash", "reader");
        String at = "at=" + TestVendor.inDays(1);
        List<Answer> answers = new ArrayList<>();
        answers.add(reader.post("/v1/licenses/lookup", "{\"key\": \"%s\"}".formatted(license.key())));
        for (String path : List.of(
                license.path(),
                license.path() + "?" + at,
                license.path() + "/activations",
                license.path() + "/modules",
                "/v1/licenses?customer=" + shop.customer(),
                "/v1/licenses?customer=" + shop.customer() + "&" + at,
                "/v1/customers/" + shop.customer(),
                "/v1/customers/" + shop.customer() + "?" + at,
                "/v1/products/" + shop.product(),
                "/v1/dashboard")) {
            answers.add(reader.get(path));
        }

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.expect(200).body()).doesNotContain(SECRET);
        });
        assertThat(answers.getFirst().text("/statusCause")).isEqualTo("SUSPENDED");
    }

    @Test
    void theVendorsPeopleAreToldTheReason() {
        assertThat(license.get().text("/statusReason")).isEqualTo(SECRET);
        assertThat(license.activate("m2").refused(409, "LICENSE_DISABLED").text("/reason"))
                .isEqualTo(SECRET);
        for (String role : List.of("support", "issuer", "auditor")) {
            assertThat(shop.lictor().as("x", role).get(license.path()).text("/statusReason"))
                    .isEqualTo(SECRET);
        }
        Answer both = shop.lictor().as("x", "reader", "support").get(license.path());
        assertThat(both.text("/statusReason")).isEqualTo(SECRET);
    }
}
