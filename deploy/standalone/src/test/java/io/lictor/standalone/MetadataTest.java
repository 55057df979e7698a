package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.TestVendor;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StartedLictor.class)
class MetadataTest {

    private final TestVendor shop;

    MetadataTest(TestVendor shop) {
        this.shop = shop;
    }

    private LicenseFixture sold() {
        return shop.sold(
                "{\"kind\": \"SUBSCRIPTION\", \"metadata\": {\"order\": \"A=1 ü\", \"erp.account\": \"4711\"}}");
    }

    private static Answer change(LicenseFixture license, String metadata) {
        return license.command("change-metadata", "{\"metadata\": " + metadata + "}");
    }

    private Answer found(String query) {
        return shop.lictor()
                .get("/v1/licenses?customer=" + shop.customer() + "&" + query)
                .expect(200);
    }

    @Test
    void itComesWithTheOrderOrTheImportAndIsShownWhereverTheLicenceIs() {
        LicenseFixture license = sold();
        LicenseFixture imported =
                shop.imported("OLD-" + shop.customer(), "{\"kind\": \"PERPETUAL\", \"metadata\": {\"order\": \"7\"}}");

        assertThat(license.get().at("/metadata").toString())
                .isEqualTo("{\"erp.account\":\"4711\",\"order\":\"A=1 ü\"}");
        assertThat(imported.get().text("/metadata/order")).isEqualTo("7");
        assertThat(found("limit=9").at("/items/0/metadata").toString()).contains("order");
        assertThat(license.history().at("/0/payload/contents/metadata/order").asString())
                .isEqualTo("A=1 ü");
        assertThat(shop.perpetual().get().at("/metadata").toString()).isEqualTo("{}");
    }

    @Test
    void softwareIsToldNothingOfIt() {
        LicenseFixture license = sold();

        assertThat(license.clientActivate("m1").expect(201).toString()).doesNotContain("4711");
        assertThat(license.validate("m1").toString()).doesNotContain("4711");
    }

    @Test
    void membersAreChangedAndRemovedAndTheOthersStay() {
        LicenseFixture license = sold();

        Answer changed = change(license, "{\"order\": \"A-2\", \"shop\": \"eu\", \"erp.account\": null}")
                .expect(200);
        Answer again =
                change(license, "{\"order\": \"A-2\", \"erp.account\": null}").expect(200);

        assertThat(changed.events()).containsExactly("MetadataChanged");
        assertThat(again.events()).isEmpty();
        assertThat(license.get().at("/metadata").toString()).isEqualTo("{\"order\":\"A-2\",\"shop\":\"eu\"}");
        assertThat(license.history().at("/1/payload").toString())
                .contains("\"metadata\":{\"order\":\"A-2\",\"shop\":\"eu\"}", "\"removed\":[\"erp.account\"]");
    }

    @Test
    void aSuccessorHasItAndAnUpgradedLicenceIsKeptInOrder() {
        LicenseFixture license = shop.sold("{\"kind\": \"PERPETUAL\", \"metadata\": {\"order\": \"1\"}}");

        Answer upgraded =
                license.command("upgrade", "{\"kind\": \"SUBSCRIPTION\"}").expect(201);

        assertThat(upgraded.text("/successor/metadata/order")).isEqualTo("1");
        assertThat(upgraded.text("/license/metadata/order")).isEqualTo("1");
        change(license, "{\"order\": \"2\"}").expect(200);
    }

    @Test
    void listsFindByIt() {
        LicenseFixture license = sold();
        shop.sold("{\"kind\": \"PERPETUAL\", \"metadata\": {\"order\": \"A=1\", \"erp.account\": \"4711\"}}");

        assertThat(found("metadata.erp.account=4711").at("/items")).hasSize(2);
        assertThat(found("metadata.order=A%3D1%20%C3%BC").text("/items/0/licenseId"))
                .isEqualTo(license.id());
        assertThat(found("metadata.order=A%3D1%20%C3%BC&metadata.erp.account=4711")
                        .at("/items"))
                .hasSize(1);
        assertThat(found("metadata.order=A%3D1%20%C3%BC&metadata.erp.account=5").at("/items"))
                .isEmpty();
        assertThat(found("metadata.order=A%3D1&at=" + TestVendor.now()).at("/items"))
                .hasSize(1);
        for (String wrong :
                new String[] {"metadata=1", "metadata.=1", "metadata.Order=1", "metadata.order=", "meta.a=1"}) {
            assertThat(shop.lictor().get("/v1/licenses?" + wrong).status())
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(shop.lictor()
                        .get("/v1/customers/" + shop.customer() + "?metadata.order=1")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whatIsTooMuchOrNoMetadataIsRefused() {
        LicenseFixture license = sold();
        String twenty = IntStream.range(0, 20)
                .mapToObj(i -> "\"m" + i + "\": \"t\"")
                .collect(Collectors.joining(", ", "{", "}"));

        assertThat(change(license, twenty).expect(409).text("/code")).isEqualTo("METADATA_LIMIT_REACHED");
        change(license, twenty.replace("}", ", \"more\": \"t\"}")).expect(400);
        Answer wrong = change(license, "{\"Order\": \"1\", \"a/b\": \"1\", \"long\": \"" + "x".repeat(257) + "\"}")
                .expect(400);
        assertThat(wrong.toString()).contains("/metadata/Order", "/metadata/a~1b", "/metadata/long");
        for (String bad :
                new String[] {"null", "[]", "{\"a\": 1}", "{\"a\": \"\"}", "{\"a\": \"\\u0000\"}", "{\"a\": {}}"}) {
            change(license, bad).expect(400);
        }
        change(license, "{\"a\": \"" + "\uD83D\uDE00".repeat(256) + "\"}").expect(200);
        shop.order("{\"kind\": \"PERPETUAL\", \"metadata\": {\"a\": null}}").expect(400);
        shop.order("{\"kind\": \"PERPETUAL\", \"metadata\": {\"B\": \"1\"}}").expect(400);
    }
}
