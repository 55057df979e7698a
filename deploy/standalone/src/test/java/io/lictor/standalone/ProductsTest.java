package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.Lictor;
import io.lictor.acceptance.TestVendor;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StartedLictor.class)
class ProductsTest {

    private static final Instant SPRING = Instant.parse("2023-03-01T00:00:00Z");

    private final TestVendor shop;
    private final Lictor lictor;

    ProductsTest(TestVendor shop, Lictor lictor) {
        this.shop = shop;
        this.lictor = lictor;
    }

    @Test
    void aProductIsDefinedChangedAndLeftAsItIs() {
        String path = "/v1/products/q-" + UUID.randomUUID();

        Answer defined = lictor.put(path, "{\"gracePeriod\": \"P7D\"}").expect(201);
        Answer same = lictor.put(path, "{\"gracePeriod\": \"P7D\"}").expect(200);
        Answer changed = lictor.put(path, "{\"gracePeriod\": \"P8D\"}").expect(200);

        assertThat(defined.events()).containsExactly("ProductDefined");
        assertThat(same.at("/events")).isEmpty();
        assertThat(changed.events()).containsExactly("ProductChanged");
        assertThat(changed.number("/position")).isEqualTo(Long.parseLong(changed.header("Lictor-Position")));
    }

    @Test
    void whatIsLeftOutStaysAndNullIsTheDefaultAgain() {
        String path = "/v1/products/q-" + UUID.randomUUID();
        lictor.put(path, """
                        {"name": "Old", "gracePeriod": "P7D", "renewalWindow": "P8D", "upgradePeriod": "P2Y",
                         "defaultActivationLimit": 5, "deactivationAllowance": {"count": 2, "period": "P30D"}}""").expect(201);

        lictor.put(path, "{\"name\": \"New\"}").expect(200);
        Answer renamed = lictor.get(path).expect(200);
        assertThat(renamed.text("/name")).isEqualTo("New");
        assertThat(renamed.text("/gracePeriod")).isEqualTo("P7D");
        assertThat(renamed.text("/renewalWindow")).isEqualTo("P8D");
        assertThat(renamed.text("/upgradePeriod")).isEqualTo("P2Y");
        assertThat(renamed.number("/defaultActivationLimit")).isEqualTo(5);
        assertThat(renamed.number("/deactivationAllowance/count")).isEqualTo(2);

        assertThat(lictor.put(path, "{}").expect(200).at("/events")).isEmpty();
        lictor.put(path, "{\"gracePeriod\": null, \"deactivationAllowance\": null, \"defaultActivationLimit\": null}")
                .expect(200);
        Answer reset = lictor.get(path).expect(200);
        assertThat(reset.text("/name")).isEqualTo("New");
        assertThat(reset.text("/gracePeriod")).isEqualTo("P14D");
        assertThat(reset.text("/renewalWindow")).isEqualTo("P8D");
        assertThat(reset.number("/defaultActivationLimit")).isEqualTo(1);
        assertThat(reset.at("").has("deactivationAllowance")).isFalse();

        lictor.put(path, "{\"unlimitedActivations\": true}").expect(200);
        assertThat(lictor.put(path, "{\"name\": \"New\"}").expect(200).at("/events"))
                .isEmpty();
        assertThat(lictor.put(path, "{\"named\": [\"name\"]}")
                        .refused(400, "INVALID_REQUEST")
                        .text("/detail"))
                .contains("/named is not a known field")
                .doesNotContain("named,");
    }

    @Test
    void aVersionIsReleasedOnce() {
        Answer released = shop.release("1.5", SPRING).expect(201);
        Answer again = shop.release("1.5", SPRING).expect(200);

        assertThat(released.events()).containsExactly("ProductVersionReleased");
        assertThat(again.at("/events")).isEmpty();
    }

    @Test
    void aVersionIsDisabledAndEnabledOnce() {
        shop.release("1.5", SPRING).expect(201);

        assertThat(shop.disableVersion("1.5").expect(200).events()).containsExactly("ProductVersionDisabled");
        assertThat(shop.disableVersion("1.5").expect(200).at("/events")).isEmpty();
        assertThat(shop.enableVersion("1.5").expect(200).events()).containsExactly("ProductVersionEnabled");
        assertThat(shop.enableVersion("1.5").expect(200).at("/events")).isEmpty();
    }

    @Test
    void whatIsNotThereIsNamed() {
        lictor.put("/v1/products/no-such-product/versions/1.0", "{\"releasedAt\": \"2023-03-01T00:00:00Z\"}")
                .refused(404, "PRODUCT_NOT_FOUND");
        lictor.post("/v1/products/no-such-product/versions/1.0/disable").refused(404, "PRODUCT_NOT_FOUND");
        shop.disableVersion("9.9").refused(404, "VERSION_NOT_FOUND");
        shop.enableVersion("9.9").refused(404, "VERSION_NOT_FOUND");
        lictor.get("/v1/products/no-such-product").refused(404, "PRODUCT_NOT_FOUND");
    }

    @Test
    void isShownWithItsVersionsAndTheNumbersOfItsLicences() {
        shop.release("1.5", SPRING).expect(201);
        shop.release("2.0", Instant.parse("2026-11-11T00:00:00Z")).expect(201);
        shop.disableVersion("1.5").expect(200);
        shop.perpetual();
        shop.perpetual().suspend().expect(200);

        Answer product = shop.lictor().get("/v1/products/" + shop.product()).expect(200);

        assertThat(product.text("/product")).isEqualTo(shop.product());
        assertThat(product.texts("/versions", "version")).containsExactlyInAnyOrder("1.5", "2.0");
        product.at("/versions")
                .forEach(version -> assertThat(version.path("disabled").booleanValue())
                        .isEqualTo(version.path("version").asString().equals("1.5")));
        assertThat(product.body()).contains("2026-11-11T00:00:00Z", "P14D");
        assertThat(product.at("/licenses").toString()).contains("\"ACTIVE\":1", "\"DISABLED\":1");
    }
}
