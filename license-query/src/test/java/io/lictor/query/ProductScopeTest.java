package io.lictor.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.access.ProductScope;
import io.lictor.access.Subject;
import io.lictor.event.Event;
import io.lictor.event.KeyReissued;
import io.lictor.event.LicenseActivated;
import io.lictor.event.LicenseKeyReplaced;
import io.lictor.event.ProductDefined;
import io.lictor.event.TokenCreated;
import io.lictor.value.ActivationLimit;
import io.lictor.value.KeyRef;
import io.lictor.value.Policy;
import io.lictor.value.Role;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A token limited to some products is answered as if there were no others. */
class ProductScopeTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final String FOREIGN = "cad";
    private static final UUID OWN_ID = new UUID(0x0198_0000_0000_7000L, 1);
    private static final UUID FOREIGN_ID = new UUID(0x0198_0000_0000_7000L, 2);
    private static final UUID NONE = new UUID(0x0198_0000_0000_7000L, 3);
    private static final SampleLicense OWN = SampleLicense.subscription(OWN_ID, "acme");
    private static final SampleLicense BEYOND = SampleLicense.subscription(FOREIGN_ID, "acme");
    private static final KeyRef BEYONDS_SECOND_KEY = SampleLicense.KEYS.reference(FOREIGN_ID, 2);

    @TempDir
    Path directory;

    private QueryService service;

    @BeforeEach
    void sellOneOfEach() {
        service = new QueryService(directory, NOW, "--lictor.read-after-timeout=30s");
        append(
                new ProductDefined(
                        SampleLicense.PRODUCT, "Render", Policy.DEFAULT, ActivationLimit.of(2), SampleLicense.NEW_YEAR),
                new ProductDefined(FOREIGN, "Cad", Policy.DEFAULT, ActivationLimit.of(2), SampleLicense.NEW_YEAR),
                new TokenCreated(UUID.randomUUID(), "t", List.of(Role.ADMIN), null, "c0ffee", null, NOW));
        service.events().append(BEYOND.eventsOf(FOREIGN));
        service.events().append(OWN.events());
        append(activated(FOREIGN_ID), activated(OWN_ID));
        append(
                new KeyReissued(FOREIGN_ID, BEYONDS_SECOND_KEY, NOW),
                new LicenseKeyReplaced(
                        SampleLicense.KEYS.reference(FOREIGN_ID, 1).hash(), FOREIGN_ID, NOW));
        callAs(Role.ADMIN, SampleLicense.PRODUCT, "nowhere");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private void append(Event... events) {
        service.events().append(events);
    }

    private static LicenseActivated activated(UUID licenseId) {
        return new LicenseActivated(licenseId, "machine of " + licenseId, null, null, NOW);
    }

    private void callAs(Role role, String... products) {
        service.setCaller(
                new Subject("some", "t-1", "token:t-1", Set.of(role), new ProductScope.Only(Set.of(products))));
    }

    private void callAsWhoSeesAll() {
        service.setCaller(Subject.service("anybody"));
    }

    private QueryService.Answer get(String path) {
        return service.get(path, "Lictor-After", written());
    }

    private String written() {
        return Long.toString(service.events().log().lastPosition());
    }

    /** The answer without what names the licence, so that two may be compared. */
    private String unnamed(String pathOfLicense, UUID id) {
        QueryService.Answer answer = get(pathOfLicense.formatted(id));
        return answer.status() + " " + answer.response().body().replace(id.toString(), "ID");
    }

    @Test
    void aLicenceBeyondIsAnsweredExactlyAsOneThatNeverWas() {
        for (String path : List.of(
                "/v1/licenses/%s",
                "/v1/licenses/%s?at=2026-03-01T00:00:00Z",
                "/v1/licenses/%s?at=2020-01-01T00:00:00Z",
                "/v1/licenses/%s/activations",
                "/v1/licenses/%s/modules",
                "/v1/licenses/%s/history",
                "/v1/licenses/%s/history?from=2",
                "/v1/licenses/%s/key")) {
            assertThat(unnamed(path, FOREIGN_ID))
                    .as(path)
                    .startsWith("404 ")
                    .contains("LICENSE_NOT_FOUND")
                    .isEqualTo(unnamed(path, NONE));
        }
    }

    @Test
    void aLicenceOfOnesOwnIsThere() {
        for (String path : List.of("", "?at=2026-03-01T00:00:00Z", "/activations", "/modules", "/history", "/key")) {
            assertThat(get("/v1/licenses/" + OWN_ID + path).status()).as(path).isEqualTo(200);
        }
    }

    @Test
    void aKeyToWhatIsBeyondIsAsUnknownAsOneToNothing() {
        String toNothing = SampleLicense.subscription(NONE, "acme").key();
        String replaced = BEYOND.key();
        String present = SampleLicense.KEYS.derive(FOREIGN_ID, 2).formatted();
        for (String key : List.of(replaced, present)) {
            var answer = lookup(key);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.response().body())
                    .isEqualTo(lookup(toNothing).response().body());
        }
        assertThat(lookup(OWN.key()).at("/licenseId")).isEqualTo(OWN_ID.toString());
        callAsWhoSeesAll();
        assertThat(lookup(replaced).at("/code")).isEqualTo("KEY_REPLACED");
    }

    private QueryService.Answer lookup(String key) {
        return service.post("/v1/licenses/lookup", "{\"key\": \"" + key + "\"}", "Lictor-After", written());
    }

    @Test
    void listsAndPagesHoldOnesOwnOnly() {
        for (int i = 10; i < 20; i++) {
            SampleLicense sold = SampleLicense.subscription(new UUID(0x0198_0000_0000_7000L, i), "acme");
            service.events().append(i % 2 == 0 ? sold.events() : sold.eventsOf(FOREIGN));
        }

        List<String> seen = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = get("/v1/licenses?limit=2&sort=-licenseId" + next).body();
            page.path("items").forEach(item -> seen.add(item.path("product").asString()));
            assertThat(page.path("items").size()).isPositive();
            next = page.hasNonNull("next") ? "&cursor=" + page.path("next").asString() : "";
        } while (!next.isEmpty());

        assertThat(seen).hasSize(6).containsOnly(SampleLicense.PRODUCT);
        assertThat(get("/v1/licenses?product=" + SampleLicense.PRODUCT)
                        .body()
                        .path("items")
                        .size())
                .isEqualTo(6);
        assertThat(get("/v1/licenses?status=ACTIVE&customer=acme")
                        .body()
                        .path("items")
                        .size())
                .isEqualTo(6);
    }

    @Test
    void aProductThatIsNamedAndBeyondIsNotAllowedWhetherThereIsOneOrNot() {
        for (String path : List.of("/v1/licenses?product=%s", "/v1/products/%s")) {
            for (String product : List.of(FOREIGN, "gone")) {
                var answer = get(path.formatted(product));
                assertThat(answer.status()).isEqualTo(403);
                assertThat(answer.at("/code")).isEqualTo("PRODUCT_NOT_ALLOWED");
            }
        }
        assertThat(get("/v1/products/nowhere").at("/code")).isEqualTo("PRODUCT_NOT_FOUND");
        assertThat(get("/v1/products/" + SampleLicense.PRODUCT).status()).isEqualTo(200);
        assertThat(get("/v1/products").body().path("items").size()).isEqualTo(1);
    }

    @Test
    void aCustomerHasTheirLicencesAndSeatsOnly() {
        JsonNode some = get("/v1/customers/acme").body();
        callAsWhoSeesAll();
        JsonNode all = get("/v1/customers/acme").body();

        assertThat(some.path("licenses").size()).isEqualTo(1);
        assertThat(some.path("seats").asInt()).isEqualTo(2);
        assertThat(some.path("activations").asInt()).isEqualTo(1);
        assertThat(all.path("licenses").size()).isEqualTo(2);
        assertThat(all.path("seats").asInt()).isEqualTo(4);
    }

    @Test
    void theDashboardCountsThemOnly() {
        JsonNode some = get("/v1/dashboard").body();
        callAsWhoSeesAll();
        JsonNode all = get("/v1/dashboard").body();

        assertThat(counts(some)).containsExactly(1, 1, 1, 1, 1, 2, 1, 0);
        assertThat(counts(all)).containsExactly(2, 2, 2, 2, 2, 4, 2, 0);
        assertThat(some.path("licenses").path("byProduct").propertyNames()).containsExactly(SampleLicense.PRODUCT);
        assertThat(all.path("licenses").path("byProduct").propertyNames())
                .containsExactly(FOREIGN, SampleLicense.PRODUCT);
    }

    private static List<Integer> counts(JsonNode dashboard) {
        return Stream.of(
                        "/licenses/total",
                        "/licenses/byStatus/ACTIVE",
                        "/licenses/byKind/SUBSCRIPTION",
                        "/licenses/byChannel/DIRECT",
                        "/activations/used",
                        "/activations/limit",
                        "/series/0/activations",
                        "/termsEnding/days90")
                .map(pointer -> dashboard.at(pointer).asInt())
                .toList();
    }

    @Test
    void theTermsThatEndAreTheirsOnly() {
        service.setClock(Instant.parse("2026-12-30T00:00:00Z"));

        assertThat(get("/v1/dashboard").body().at("/termsEnding/days7").asInt()).isEqualTo(1);
    }

    @Test
    void theFeedHoldsTheirEventsOnlyAndIsResumed() {
        List<String> seen = new ArrayList<>();
        long after = 0;
        while (true) {
            List<JsonNode> page = get("/v1/events?limit=2&after=" + after).lines();
            if (page.isEmpty()) {
                break;
            }
            assertThat(page.size()).isLessThanOrEqualTo(2);
            page.forEach(event -> seen.add(event.path("type").asString()));
            after = page.getLast().path("position").asLong();
        }

        assertThat(seen).containsExactly("ProductDefined", "LicenseIssued", "LicenseKeyAssigned", "LicenseActivated");
        assertThat(get("/v1/events?limit=100").response().body())
                .doesNotContain(FOREIGN_ID.toString(), FOREIGN, "TokenCreated");
        // nothing for it is behind its last event, and it may go on behind what is not
        var nothing = get("/v1/events?after=" + after);
        assertThat(nothing.response().headers().firstValueAsLong("Lictor-Position"))
                .hasValue(service.events().log().lastPosition())
                .isNotEqualTo(OptionalLong.of(after));
        assertThat(get("/v1/events?limit=1").response().headers().firstValueAsLong("Lictor-Position"))
                .hasValue(1);
        callAsWhoSeesAll();
        assertThat(get("/v1/events?limit=100").lines()).hasSize(11);
    }

    @Test
    @Timeout(60)
    void theLiveFeedPassesOverWhatIsBeyond() throws Exception {
        long position = service.events().log().lastPosition();
        var response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(service.url() + "/v1/events?after=" + position))
                                .header("Accept", "text/event-stream")
                                .build(),
                        BodyHandlers.ofInputStream());
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            append(new LicenseActivated(FOREIGN_ID, "m-8", null, null, NOW));
            append(new LicenseActivated(OWN_ID, "m-9", null, null, NOW));

            String told = lines.lines()
                    .filter(line -> line.startsWith("data:"))
                    .findFirst()
                    .orElseThrow();

            assertThat(told).contains("m-9");
        }
    }

    @Test
    void aReaderSeesNoFingerprint() {
        callAs(Role.READER, SampleLicense.PRODUCT);
        for (String path : List.of(
                "/v1/licenses/" + OWN_ID + "/activations",
                "/v1/licenses/" + OWN_ID,
                "/v1/licenses",
                "/v1/customers/acme",
                "/v1/dashboard",
                "/v1/products")) {
            var answer = get(path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.response().body()).as(path).doesNotContain("machine of", "fingerprint");
        }
        assertThat(get("/v1/licenses/" + OWN_ID + "/activations").at("/items/0/activatedAt"))
                .isEqualTo(NOW.toString());

        callAs(Role.SUPPORT, SampleLicense.PRODUCT);
        assertThat(get("/v1/licenses/" + OWN_ID + "/activations").at("/items/0/fingerprint"))
                .isEqualTo("machine of " + OWN_ID);
    }
}
