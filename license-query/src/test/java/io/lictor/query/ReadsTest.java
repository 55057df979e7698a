package io.lictor.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.event.LicenseActivated;
import io.lictor.event.LicenseDisabled;
import io.lictor.event.LicenseTransferred;
import io.lictor.event.ProductDefined;
import io.lictor.event.ProductVersionDisabled;
import io.lictor.event.ProductVersionReleased;
import io.lictor.value.ActivationLimit;
import io.lictor.value.DisableCause;
import io.lictor.value.Kind;
import io.lictor.value.ModuleGrant;
import io.lictor.value.Policy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The reads of the HTTP contract, from outside. */
class ReadsTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final UUID ID = new UUID(0x0198_0000_0000_7000L, 1);
    private static final SampleLicense SOLD = SampleLicense.subscription(ID, "acme");

    @TempDir
    Path directory;

    private QueryService service;

    @BeforeEach
    void start() {
        service = new QueryService(directory, NOW);
        service.events()
                .append(
                        new ProductDefined(
                                SampleLicense.PRODUCT,
                                "Render",
                                Policy.DEFAULT,
                                ActivationLimit.of(2),
                                SampleLicense.NEW_YEAR),
                        new ProductVersionReleased(
                                SampleLicense.PRODUCT, "2026.1", SampleLicense.NEW_YEAR, SampleLicense.NEW_YEAR));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void aLicenceAsItStands() {
        service.events().append(SOLD.with(new ModuleGrant("seg", null)).events());
        service.events().append(activated("machine-1"));

        var answer = service.get("/v1/licenses/" + ID);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().headers().firstValue("ETag")).contains("\"2\"");
        assertThat(answer.at("/status")).isEqualTo("ACTIVE");
        assertThat(answer.at("/statusUntil")).isEqualTo("2027-01-01T00:00:00Z");
        assertThat(answer.body().at("/activations/used").asInt()).isEqualTo(1);
        assertThat(answer.at("/modules/0/code")).isEqualTo("seg");
    }

    @Test
    void noAnswerOf304ForALicence() {
        service.events().append(SOLD.events());

        assertThat(service.get("/v1/licenses/" + ID, "If-None-Match", "\"1\"").status())
                .isEqualTo(200);
    }

    @Test
    void aLicenceAsItStood() {
        service.events().append(SOLD.events());
        service.events().append(new LicenseDisabled(ID, DisableCause.SUSPENDED, "unpaid", NOW));

        assertThat(service.get("/v1/licenses/" + ID).at("/status")).isEqualTo("DISABLED");
        assertThat(asOf("2026-05-31T00:00:00Z").at("/status")).isEqualTo("ACTIVE");
        assertThat(asOf("2025-12-31T00:00:00Z").status()).isEqualTo(404);
        assertThat(asOf("2030-01-01T00:00:00Z").at("/status")).isEqualTo("DISABLED");
        assertThat(asOf("yesterday").status()).isEqualTo(400);
    }

    @Test
    void aLicenceTiedToADisabledVersionIsDisabled() {
        service.events().append(SOLD.forVersion("2026.1").events());
        service.events().append(new ProductVersionDisabled(SampleLicense.PRODUCT, "2026.1", NOW));

        assertThat(service.get("/v1/licenses/" + ID).at("/statusCause")).isEqualTo("VERSION_DISABLED");
        assertThat(service.get("/v1/licenses?status=DISABLED").at("/items/0/status"))
                .isEqualTo("DISABLED");
        assertThat(asOf("2026-05-01T00:00:00Z").at("/status")).isEqualTo("ACTIVE");
    }

    @Test
    void theFiltersOfAList() {
        service.events().append(SOLD.with(new ModuleGrant("seg", NOW)).events());
        service.events()
                .append(SampleLicense.subscription(new UUID(0x0198_0000_0000_7000L, 2), "other")
                        .of(Kind.PERPETUAL)
                        .events());

        assertThat(count("")).isEqualTo(2);
        assertThat(count("?customer=acme")).isEqualTo(1);
        assertThat(count("?status=ACTIVE,GRACE")).isEqualTo(2);
        assertThat(count("?status=GRACE&status=EXPIRED")).isZero();
        assertThat(count("?endsBefore=2027-01-01T00:00:00.001Z")).isEqualTo(1);
        assertThat(count("?endsBefore=2027-01-01T00:00:00Z")).isZero();
        assertThat(count("?module=seg")).isZero();
        service.setClock(NOW.minusMillis(1));
        assertThat(count("?module=seg")).isEqualTo(1);
        service.setClock(Instant.parse("2027-01-01T00:00:00Z"));
        assertThat(count("?status=GRACE")).isEqualTo(1);
        for (String wrong :
                new String[] {"?limit=0", "?limit=201", "?sort=price", "?cursor=x", "?status=FINE", "?what=1"}) {
            assertThat(service.get("/v1/licenses" + wrong).status()).as(wrong).isEqualTo(400);
        }
    }

    @Test
    void pagesNeitherSkipNorRepeatWhileLicencesAreSold() {
        for (int i = 0; i < 25; i++) {
            service.events().append(sold(i * 2, i % 3).events());
        }
        for (String sort : new String[] {"licenseId", "-licenseId", "customer", "-customer", "issuedAt", "-endsAt"}) {
            Set<String> before = ids("/v1/licenses?limit=200");
            Set<String> seen = new HashSet<>();
            String next = "";
            int sequence = 1;
            do {
                var page = service.get("/v1/licenses?limit=4&sort=" + sort + next);
                assertThat(page.status()).isEqualTo(200);
                page.body()
                        .at("/items")
                        .forEach(item -> assertThat(
                                        seen.add(item.at("/licenseId").asString()))
                                .isTrue());
                next = page.at("/next").isEmpty() ? "" : "&cursor=" + page.at("/next");
                service.events()
                        .append(sold(1000 + sort.hashCode() % 100 * 100 + sequence++, 1)
                                .events());
            } while (!next.isEmpty());
            assertThat(seen).as(sort).containsAll(before);
        }
    }

    @Test
    void aCursorBelongsToItsQuestion() {
        service.events().append(sold(1, 1).events());
        service.events().append(sold(2, 1).events());
        String next = service.get("/v1/licenses?limit=1").at("/next");

        assertThat(service.get("/v1/licenses?limit=1&cursor=" + next).status()).isEqualTo(200);
        assertThat(service.get("/v1/licenses?limit=1&sort=customer&cursor=" + next)
                        .status())
                .isEqualTo(400);
        assertThat(service.get("/v1/licenses?limit=1&product=render&cursor=" + next)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void theKeyAndTheWayBack() {
        service.events().append(SOLD.events());

        var key = service.get("/v1/licenses/" + ID + "/key");

        assertThat(key.at("/key")).isEqualTo(SOLD.key());
        assertThat(service.post(
                                "/v1/licenses/lookup",
                                "{\"key\": \"" + SOLD.key().toLowerCase(java.util.Locale.ROOT) + "\"}")
                        .at("/licenseId"))
                .isEqualTo(ID.toString());
        assertThat(service.post("/v1/licenses/lookup", "{\"key\": \"nonsense\"}")
                        .at("/code"))
                .isEqualTo("KEY_MALFORMED");
        assertThat(service.post(
                                "/v1/licenses/lookup",
                                "{\"key\": \"" + sold(9, 1).key() + "\"}")
                        .status())
                .isEqualTo(404);
        assertThat(service.post("/v1/licenses/lookup", "{}").status()).isEqualTo(400);
    }

    @Test
    void theHistory() {
        service.events().append(SOLD.events());
        service.events().append(activated("machine-1"));

        var first = service.get("/v1/licenses/" + ID + "/history?limit=1");

        assertThat(first.at("/items/0/type")).isEqualTo("LicenseIssued");
        assertThat(first.at("/items/0/actor")).isEqualTo("tester");
        assertThat(first.at("/items/0/payload/contents/customer")).isEqualTo("acme");
        assertThat(first.body().at("/next").asInt()).isEqualTo(2);
        var second = service.get("/v1/licenses/" + ID + "/history?from=2");
        assertThat(second.at("/items/0/type")).isEqualTo("LicenseActivated");
        assertThat(second.body().has("next")).isFalse();
        assertThat(service.get("/v1/licenses/" + UUID.randomUUID() + "/history").status())
                .isEqualTo(404);
        assertThat(service.get("/v1/licenses/" + ID + "/history?from=3").body().at("/items"))
                .isEmpty();
    }

    @Test
    void theFeed() {
        service.events().append(SOLD.events());

        var lines = service.get("/v1/events?after=0").lines();

        assertThat(lines)
                .extracting(line -> line.at("/type").asString())
                .containsExactly("ProductDefined", "ProductVersionReleased", "LicenseIssued", "LicenseKeyAssigned");
        assertThat(lines.get(0).at("/product").asString()).isEqualTo("render");
        assertThat(lines.get(0).has("licenseId")).isFalse();
        assertThat(lines.get(2).at("/licenseId").asString()).isEqualTo(ID.toString());
        assertThat(lines.get(3).has("licenseId")).isFalse();
        assertThat(service.get("/v1/events?after=2&limit=1").lines()).hasSize(1);
        assertThat(service.get("/v1/events?after=4").response().body()).isEmpty();
        assertThat(service.get("/v1/events?after=-1").status()).isEqualTo(400);
    }

    @Test
    @Timeout(30)
    void theLiveFeedGoesOnAndIsResumed() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(service.url() + "/v1/events?after=0"))
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", "1")
                .build();
        var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
        try (var reader = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            assertThat(next(reader, "id: ")).isEqualTo("id: 2");
            assertThat(next(reader, "event: ")).isEqualTo("event: ProductVersionReleased");
            service.events().append(SOLD.events());
            assertThat(next(reader, "id: ")).isEqualTo("id: 3");
            assertThat(next(reader, "data: ")).contains("\"licenseId\":\"" + ID + "\"");
        }
    }

    private static String next(BufferedReader lines, String prefix) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(prefix)) {
                return line;
            }
        }
        return "";
    }

    @Test
    void aCustomerAfterATransfer() {
        service.events().append(SOLD.events());
        service.events().append(activated("machine-1"));
        assertThat(service.get("/v1/customers/acme").body().at("/seats").asInt())
                .isEqualTo(2);
        assertThat(service.get("/v1/customers/acme").body().at("/activations").asInt())
                .isEqualTo(1);

        service.events().append(new LicenseTransferred(ID, "other", false, NOW));

        assertThat(service.get("/v1/customers/acme").body().at("/licenses")).isEmpty();
        assertThat(service.get("/v1/customers/other").body().at("/seats").asInt())
                .isEqualTo(2);
        assertThat(service.get("/v1/customers/nobody").status()).isEqualTo(200);
    }

    @Test
    void aProductAndTheDashboard() {
        service.events().append(SOLD.events());
        service.events().append(activated("machine-1"));

        var product = service.get("/v1/products/render");
        assertThat(product.at("/gracePeriod")).isEqualTo("P14D");
        assertThat(product.at("/versions/0/version")).isEqualTo("2026.1");
        assertThat(product.body().at("/licenses/byStatus/ACTIVE").asInt()).isEqualTo(1);
        assertThat(product.response().headers().firstValue("ETag")).contains("\"2\"");
        assertThat(service.get("/v1/products/none").at("/code")).isEqualTo("PRODUCT_NOT_FOUND");
        assertThat(service.get("/v1/products").at("/items/0/product")).isEqualTo("render");

        service.setClock(Instant.parse("2026-12-25T00:00:00Z"));
        var dashboard = service.get("/v1/dashboard").body();
        assertThat(dashboard.at("/licenses/total").asInt()).isEqualTo(1);
        assertThat(dashboard.at("/licenses/byStatus/GRACE").asInt(-1)).isZero();
        assertThat(dashboard.at("/licenses/byKind/SUBSCRIPTION").asInt()).isEqualTo(1);
        assertThat(dashboard.at("/licenses/byKind/TRIAL").asInt(-1)).isZero();
        assertThat(dashboard.at("/licenses/byProduct/render").asInt()).isEqualTo(1);
        assertThat(dashboard.at("/licenses/byChannel/PARTNER").asInt(-1)).isZero();
        assertThat(dashboard.at("/activations/used").asInt()).isEqualTo(1);
        assertThat(dashboard.at("/activations/limit").asInt()).isEqualTo(2);
        assertThat(dashboard.at("/termsEnding/days7").asInt()).isEqualTo(1);
    }

    @Test
    void aReadWaitsForThePositionItMustSee() {
        var recorded = service.events().append(SOLD.events());
        String position = Long.toString(recorded.getLast().position());

        assertThat(service.get("/v1/licenses/" + ID, "Lictor-After", position).status())
                .isEqualTo(200);
        assertThat(service.get("/v1/licenses/" + ID, "Lictor-After", "soon").status())
                .isEqualTo(400);
        var behind = service.get("/v1/licenses/" + ID, "Lictor-After", "1000000");
        assertThat(behind.status()).isEqualTo(503);
        assertThat(behind.at("/code")).isEqualTo("READ_MODEL_BEHIND");
        assertThat(behind.response().headers().firstValue("Retry-After")).isPresent();
    }

    private static LicenseActivated activated(String fingerprint) {
        return new LicenseActivated(ID, fingerprint, "Workstation", "2026.1", NOW);
    }

    private static SampleLicense sold(int number, int customer) {
        return SampleLicense.subscription(new UUID(0x0198_0000_0000_7000L, number), "customer-" + customer);
    }

    private QueryService.Answer asOf(String at) {
        return service.get("/v1/licenses/" + ID + "?at=" + at);
    }

    private int count(String parameters) {
        return service.get("/v1/licenses" + parameters).body().at("/items").size();
    }

    private Set<String> ids(String path) {
        Set<String> ids = new HashSet<>();
        service.get(path)
                .body()
                .at("/items")
                .forEach(item -> ids.add(item.at("/licenseId").asString()));
        return ids;
    }
}
