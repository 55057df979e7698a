package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.Eventually;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.TestVendor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

@ExtendWith(StartedLictor.class)
class HistoryTest {

    private final TestVendor shop;

    HistoryTest(TestVendor shop) {
        this.shop = shop;
    }

    @Test
    void tellsEveryEventInOrder() {
        LicenseFixture license = shop.perpetual();
        Answer activated = license.activate("m1").expect(201);
        license.suspend().expect(200);

        JsonNode history = license.history();

        assertThat(history.valueStream().map(event -> event.path("sequence").longValue()))
                .containsExactly(1L, 2L, 3L);
        assertThat(history.valueStream().map(event -> event.path("type").asString()))
                .containsExactly("LicenseIssued", "LicenseActivated", "LicenseDisabled");
        assertThat(history.valueStream().map(event -> event.path("position").longValue()))
                .isSorted();
        assertThat(history.path(1).path("position").longValue()).isEqualTo(activated.number("/position"));
        JsonNode activation = history.path(1);
        assertThat(activation.path("licenseId").asString()).isEqualTo(license.id());
        assertThat(activation.path("revision").intValue()).isEqualTo(2);
        assertThat(activation.path("command").asString()).contains("ActivateLicense");
        assertThat(activation.path("payload").path("fingerprint").asString()).isEqualTo("m1");
        assertThat(java.time.Instant.parse(activation.path("at").asString()))
                .isBetween(TestVendor.daysAgo(1), TestVendor.now());
    }

    @Test
    void keepsWhoSentTheCommandAndItsCorrelationId() {
        LicenseFixture license = shop.perpetual();
        shop.lictor()
                .as("anna@example.com", "issuer")
                .call("POST", license.path() + "/disable")
                .header("X-Actor", "bert, who is no caller")
                .header("X-Correlation-Id", "ticket-4711")
                .json("{\"cause\": \"SUSPENDED\", \"reason\": \"unpaid\"}")
                .send()
                .expect(200);

        JsonNode disabled = license.history().path(1);

        assertThat(disabled.path("actor").asString()).isEqualTo("anna@example.com");
        assertThat(disabled.path("correlationId").asString()).isEqualTo("ticket-4711");
    }

    @Test
    void tellsWhyWhatChangedAndTheStatusBeforeAndAfter() {
        LicenseFixture license = shop.perpetual();
        license.activate("m1").expect(201);
        license.suspend().expect(200);

        JsonNode history = license.history();

        assertThat(history.path(0).has("statusBefore")).isFalse();
        assertThat(changed(history.path(0))).contains("/customer", "/kind", "/activations/limit");
        assertThat(changed(history.path(1))).containsExactly("/activations/used", "/machines/m1");
        JsonNode suspended = history.path(2);
        assertThat(suspended.path("reason").asString()).isEqualTo("unpaid");
        assertThat(suspended.path("statusBefore").asString()).isEqualTo("ACTIVE");
        assertThat(suspended.path("statusAfter").asString()).isEqualTo("DISABLED");
    }

    @Test
    void tellsWhatTheProductDidToIt() {
        shop.release("1.0", TestVendor.daysAgo(90)).expect(201);
        LicenseFixture license = shop.sold("{\"kind\": \"PERPETUAL\", \"version\": \"1.0\"}");
        Answer disabled = shop.disableVersion("1.0").expect(200);

        JsonNode changed = license.history().path(1);

        assertThat(changed.path("synthetic").booleanValue()).isTrue();
        assertThat(changed.path("type").asString()).isEqualTo("StatusChanged");
        assertThat(changed.path("statusAfter").asString()).isEqualTo("DISABLED");
        assertThat(changed.at("/cause/type").asString()).isEqualTo("ProductVersionDisabled");
        assertThat(changed.at("/cause/position").longValue()).isEqualTo(disabled.number("/position"));
    }

    @Test
    void endsOfTermsNeedNoEvent() {
        LicenseFixture license = shop.sold("{\"kind\": \"SUBSCRIPTION\", \"period\": \"PT0.05S\"}");

        JsonNode grace = Eventually.eventually(
                () -> statusChanged(license), item -> assertThat(item).isNotEmpty());

        assertThat(grace.path("synthetic").booleanValue()).isTrue();
        assertThat(grace.at("/cause/type").asString()).isEqualTo("TIME");
        assertThat(grace.path("statusBefore").asString()).isEqualTo("ACTIVE");
        assertThat(grace.path("statusAfter").asString()).isEqualTo("GRACE");
    }

    private static JsonNode statusChanged(LicenseFixture license) {
        return license.history()
                .valueStream()
                .filter(item -> item.path("type").asString().equals("StatusChanged"))
                .findFirst()
                .orElseGet(MissingNode::getInstance);
    }

    private static List<String> changed(JsonNode item) {
        return item.path("changes")
                .valueStream()
                .map(change -> change.path("path").asString())
                .toList();
    }

    @Test
    void isReadPageByPage() {
        LicenseFixture license = shop.sold("{\"kind\": \"PERPETUAL\", \"activationLimit\": 9}");
        for (int machine = 0; machine < 9; machine++) {
            license.activate("m" + machine).expect(201);
        }

        Answer page =
                shop.lictor().get(license.path() + "/history?from=4&limit=3").expect(200);

        assertThat(page.at("/items")
                        .valueStream()
                        .map(event -> event.path("sequence").longValue()))
                .containsExactly(4L, 5L, 6L);
        assertThat(shop.lictor()
                        .get(license.path() + "/history?from=11")
                        .expect(200)
                        .at("/items"))
                .isEmpty();
    }

    @Test
    void refusesALimitThatIsNone() {
        LicenseFixture license = shop.perpetual();

        for (String query : List.of("limit=0", "limit=-1", "limit=x", "from=-1", "from=x", "form=1")) {
            Answer answer =
                    shop.lictor().get(license.path() + "/history?" + query).expect(400);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        }
    }

    @Test
    void whatIsNotThereHasNone() {
        String unknown = "/v1/licenses/01a20071-7759-705f-9916-2df93e1b1269";

        for (String path : List.of(unknown, unknown + "/history", unknown + "/activations", unknown + "/modules")) {
            shop.lictor().get(path).refused(404, "LICENSE_NOT_FOUND");
        }
        shop.lictor().get("/v1/licenses/no-id").refused(404, "LICENSE_NOT_FOUND");
    }
}
