package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.lictor.acceptance.Answer;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.TestVendor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Reads the feed, and checks every event with the published schemas. */
@ExtendWith(StartedLictor.class)
class EventSchemasTest {

    private static final long SEED = 20261122;

    private final TestVendor shop;
    private final Random random = new Random(SEED);

    EventSchemasTest(TestVendor shop) {
        this.shop = shop;
    }

    @Test
    void eachIsFoundByItsTypeAndRevision() {
        JsonNode all = shop.lictor().get("/v1/events/schemas").expect(200).at("/items");

        assertThat(all).hasSizeGreaterThan(30);
        all.forEach(item -> {
            Answer one = shop.lictor()
                    .get("/v1/events/schemas/" + item.path("type").asString() + "/"
                            + item.path("revision").intValue())
                    .expect(200);
            assertThat(one.header("Content-Type")).startsWith("application/schema+json");
            assertThat(Answer.JSON.readTree(one.body())).isEqualTo(item.path("schema"));
        });
        assertThat(all.valueStream()
                        .filter(item -> item.path("type").asString().equals("LicenseIssued"))
                        .map(item -> item.path("revision") + " " + item.path("current")))
                .containsExactly("1 false", "2 false", "3 true");
    }

    @Test
    void thereIsNoneOfWhatNeverWas() {
        for (String path : List.of("LicenseIssued/4", "LicenseIssued/0", "LicenseIssued/x", "LicenceIssued/1")) {
            Answer answer = shop.lictor().get("/v1/events/schemas/" + path).expect(404);
            assertThat(answer.text("/code")).isEqualTo("SCHEMA_NOT_FOUND");
        }
    }

    /** Of all that the tests of this run have done, and of a population that does everything there is to do. */
    @Test
    void whatTheFeedTellsFits() {
        for (int i = 0; i < 40; i++) {
            live();
        }
        LicenseFixture renewed = shop.subscriptionEnded(-5);
        renewed.command("cancel-auto-renew").expect(200);
        renewed.command("resume-auto-renew").expect(200);
        renewed.command("renew", "{\"period\": \"P1Y\"}").expect(200);
        Map<String, Schema> schemas = new HashMap<>();
        shop.lictor()
                .get("/v1/events/schemas")
                .at("/items")
                .forEach(item -> schemas.put(
                        item.path("type").asString() + "." + item.path("revision"), read(item.path("schema"))));

        Map<String, Integer> seen = new TreeMap<>();
        for (JsonNode event : shop.lictor().events(0)) {
            String name = event.path("type").asString() + "." + event.path("revision");
            seen.merge(event.path("type").asString(), 1, Integer::sum);
            assertThat(schemas).containsKey(name);
            assertThat(faults(schemas.get(name), event.path("payload")))
                    .as(event.toString())
                    .isEmpty();
        }

        assertThat(seen.keySet())
                .contains(
                        "LicenseIssued",
                        "LicenseImported",
                        "LicenseActivated",
                        "MachineDeactivated",
                        "LicenseRenewed",
                        "TermExtended",
                        "AutoRenewCanceled",
                        "AutoRenewResumed",
                        "LicenseUpgraded",
                        "ModulesAdded",
                        "ModulesRemoved",
                        "UpgradePeriodExtended",
                        "ActivationLimitChanged",
                        "LicenseDisabled",
                        "LicenseEnabled",
                        "KeyReissued",
                        "LicenseTransferred",
                        "TrialConverted",
                        "TextsErased",
                        "ProductDefined",
                        "ProductChanged",
                        "ProductVersionReleased",
                        "ProductVersionDisabled",
                        "ProductVersionEnabled",
                        "LicenseKeyAssigned",
                        "LicenseKeyReplaced",
                        "TokenCreated",
                        "TokenRevoked");
    }

    private static Schema read(JsonNode schema) {
        return SchemaRegistry.withDefaultDialect(Dialects.getDraft202012()).getSchema(schema);
    }

    private static List<String> faults(Schema schema, JsonNode payload) {
        return schema
                .validate(payload, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .toList();
    }

    /** Some of what may happen to a licence; what doesn't fit its state is refused, and is no event. */
    private void live() {
        LicenseFixture license = any();
        for (int i = 0; i < 12; i++) {
            happen(license);
        }
        shop.define(
                "{\"name\": \"P\", \"gracePeriod\": \"P%dD\", \"deactivationAllowance\": {\"count\": 9, \"period\": \"P1Y\"}}"
                        .formatted(random.nextInt(20)));
        String version = "v" + random.nextInt(100);
        shop.release(version, TestVendor.daysAgo(random.nextInt(900)));
        shop.disableVersion(version);
        shop.enableVersion(version);
        Answer token = shop.lictor()
                .post(
                        "/v1/tokens",
                        "{\"name\": \"t\", \"roles\": [\"reader\", \"support\"], \"products\": [\"%s\"], \"expiresAt\": \"%s\"}"
                                .formatted(shop.product(), TestVendor.inDays(9)));
        shop.lictor().delete("/v1/tokens/" + token.text("/tokenId"));
    }

    private LicenseFixture any() {
        String modules = "\"modules\": [{\"code\": \"seg\"}, {\"code\": \"fly\", \"until\": \"%s\"}]"
                .formatted(TestVendor.inDays(random.nextInt(1, 99)));
        return switch (random.nextInt(5)) {
            case 0 -> shop.trial();
            case 1 -> shop.sold("{\"kind\": \"PERPETUAL\", \"activationLimit\": 3, %s}".formatted(modules));
            case 2 ->
                shop.sold(
                        "{\"kind\": \"SUBSCRIPTION\", \"period\": \"P1Y\", \"channel\": \"PARTNER\", \"partnerId\": \"p\", %s}"
                                .formatted(modules));
            case 3 ->
                shop.imported(
                        "LEGACY-" + new UUID(random.nextLong(), random.nextLong()),
                        "{\"kind\": \"PERPETUAL\", \"activations\": [{\"fingerprint\": \"old\", \"label\": \"Old one\"}]}");
            default -> shop.subscriptionEnded(random.nextInt(20) - 10);
        };
    }

    private void happen(LicenseFixture license) {
        switch (random.nextInt(17)) {
            case 0 ->
                license.command(
                        "activations",
                        "{\"fingerprint\": \"m%d\", \"label\": \"Desk \\\"ä\\\"\", \"version\": \"2.0\"}"
                                .formatted(random.nextInt(4)));
            case 1 -> license.clientActivate("c" + random.nextInt(3));
            case 2 -> license.deactivate("m" + random.nextInt(4));
            case 3 -> license.clientDeactivate("c" + random.nextInt(3));
            case 4 -> license.command("renew", "{\"period\": \"P1Y\"}");
            case 5 ->
                license.command(
                        "extend-term", "{\"until\": \"%s\", \"reason\": \"late\"}".formatted(TestVendor.inDays(2_000)));
            case 6 -> license.command("cancel-auto-renew");
            case 7 -> license.command("resume-auto-renew");
            case 8 -> license.command("upgrade", "{\"kind\": \"SUBSCRIPTION\"}");
            case 9 -> license.command("convert", "{\"kind\": \"SUBSCRIPTION\", \"period\": \"P6M\"}");
            case 10 -> license.command("add-modules", "{\"modules\": [{\"code\": \"mesh\"}]}");
            case 11 -> license.command("remove-modules", "{\"modules\": [\"mesh\"]}");
            case 12 ->
                license.command("extend-upgrade-period", "{\"until\": \"%s\"}".formatted(TestVendor.inDays(3_000)));
            case 13 -> license.command("change-activation-limit", "{\"activationLimit\": 7}");
            case 14 -> license.command("reissue-key");
            case 15 -> {
                license.suspend();
                license.command("erase-texts");
                license.command("enable");
            }
            default ->
                license.command(
                        "transfer", "{\"customer\": \"%s-2\", \"keepMachines\": true}".formatted(shop.customer()));
        }
    }
}
