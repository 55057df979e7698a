package io.lictor.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.access.ProductScope;
import io.lictor.access.Subject;
import io.lictor.event.LicenseActivated;
import io.lictor.event.MetadataChanged;
import io.lictor.event.ProductDefined;
import io.lictor.event.TextsErased;
import io.lictor.value.ActivationLimit;
import io.lictor.value.Policy;
import io.lictor.value.Role;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Finding things by what people have at hand. */
class SearchTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final UUID ACME = new UUID(0x0198_0000_0000_7000L, 1);
    private static final UUID ACORN = new UUID(0x0198_0000_0000_7000L, 2);
    private static final SampleLicense SOLD = SampleLicense.subscription(ACME, "acme");

    @TempDir
    Path directory;

    private QueryService service;

    @BeforeEach
    void start() {
        service = new QueryService(directory, NOW);
        service.events()
                .append(new ProductDefined(
                        SampleLicense.PRODUCT,
                        "Render",
                        Policy.DEFAULT,
                        ActivationLimit.of(2),
                        SampleLicense.NEW_YEAR));
        service.events().append(SOLD.events());
        service.events().append(SampleLicense.subscription(ACORN, "acorn").eventsOf("viewer"));
        service.events()
                .append(
                        new LicenseActivated(ACME, "fp-1", "Reception", null, NOW),
                        new LicenseActivated(ACME, "fp-2", "Röntgen 2", null, NOW));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void byKeyByHintByIdAndByMetadata() {
        service.events().append(new MetadataChanged(ACME, Map.of("order", "A-1"), List.of(), NOW));
        String key = SOLD.key();

        assertThat(licenses(key)).containsExactly(ACME.toString());
        assertThat(licenses(key.toLowerCase().replace("-", " "))).containsExactly(ACME.toString());
        assertThat(licenses(key.substring(24))).containsExactly(ACME.toString());
        assertThat(licenses(ACME.toString().toUpperCase())).containsExactly(ACME.toString());
        assertThat(licenses("metadata.order=A-1")).containsExactly(ACME.toString());
        assertThat(licenses("nothing of the kind")).isEmpty();
    }

    @Test
    void aMistypedKeyIsSaidToBeOne() {
        String key = SOLD.key();
        char last = key.charAt(28) == '0' ? '1' : '0';

        JsonNode found = search(key.substring(0, 28) + last);

        assertThat(found.at("/key/code").asString()).isEqualTo("KEY_MALFORMED");
        assertThat(found.at("/licenses").size()).isZero();
    }

    @Test
    void byTheBeginOfNames() {
        JsonNode found = search("ac");
        assertThat(texts(found.at("/customers"), "customer")).containsExactly("acme", "acorn");
        assertThat(found.at("/customers/0/activations").asInt()).isEqualTo(2);
        assertThat(texts(search("rö").at("/machines"), "fingerprint")).containsExactly("fp-2");
        assertThat(texts(search("fp-").at("/machines"), "label")).containsExactlyInAnyOrder("Reception", "Röntgen 2");
        assertThat(texts(search("rend").at("/products"), "product")).containsExactly("render");
    }

    @Test
    void anErasedLabelIsFoundNoMore() {
        assertThat(search("recep").at("/machines").size()).isOne();
        service.events().append(new TextsErased(ACME, NOW));
        assertThat(search("recep").at("/machines").size()).isZero();
        assertThat(search("fp-1").at("/machines").size()).isOne();
    }

    @Test
    void nobodySeesBeyondTheirProductsAndReadersNoMachines() {
        service.setCaller(
                new Subject("viewers", null, "viewers", Set.of(Role.READER), new ProductScope.Only(Set.of("viewer"))));

        JsonNode found = search("ac");

        assertThat(texts(found.at("/customers"), "customer")).containsExactly("acorn");
        assertThat(found.has("machines")).isFalse();
        assertThat(licenses(SOLD.key())).isEmpty();
        assertThat(licenses(ACME.toString())).isEmpty();
        assertThat(service.get("/v1/licenses?fingerprint=fp-1").status()).isEqualTo(403);
    }

    @Test
    void customersPartnersAndMachinesPageByPage() {
        for (int i = 0; i < 7; i++) {
            service.events()
                    .append(SampleLicense.subscription(new UUID(0x0198_0000_0000_7000L, 10 + i), "b-" + i)
                            .events());
        }
        assertThat(names("/v1/customers?limit=2&prefix=b", "customer"))
                .containsExactly("b-0", "b-1", "b-2", "b-3", "b-4", "b-5", "b-6");
        assertThat(names("/v1/customers?limit=3", "customer")).hasSize(9);
        assertThat(names("/v1/machines?limit=1&q=fp", "fingerprint")).containsExactlyInAnyOrder("fp-1", "fp-2");
        assertThat(names("/v1/machines?limit=1&customer=acorn", "fingerprint")).isEmpty();
        assertThat(names("/v1/partners?limit=1", "partner")).isEmpty();
        assertThat(service.get("/v1/customers?cursor=x").status()).isEqualTo(400);
    }

    @Test
    void whatEndsOnWhichDay() {
        JsonNode days =
                service.get("/v1/renewals?from=2026-12-30&to=2027-01-20").body();

        assertThat(days.at("/items").size()).isEqualTo(2);
        assertThat(days.at("/items/0/date").asString()).isEqualTo("2027-01-01");
        assertThat(days.at("/items/0/ends").asInt()).isEqualTo(2);
        assertThat(days.at("/items/0/autoRenew").asInt()).isEqualTo(2);
        assertThat(days.at("/items/1/date").asString()).isEqualTo("2027-01-15");
        assertThat(days.at("/items/1/graceEnds").asInt()).isEqualTo(2);
        assertThat(service.get("/v1/renewals?from=2026-12-30&to=2027-01-20&product=viewer")
                        .body()
                        .at("/items/0/ends")
                        .asInt())
                .isOne();
        assertThat(service.get("/v1/renewals?from=2026-12-30&to=2026-12-29").status())
                .isEqualTo(400);
        assertThat(service.get("/v1/renewals?from=2026-12-30&to=2027-12-31").status())
                .isEqualTo(400);
    }

    @Test
    void numbersOfLists() {
        assertThat(count("?count=true")).isEqualTo(2);
        assertThat(count("?count=true&limit=1&product=viewer")).isEqualTo(1);
        assertThat(count("?count=true&activated=true")).isEqualTo(1);
        assertThat(count("?count=true&status=GRACE")).isZero();
        assertThat(service.get("/v1/licenses").body().has("count")).isFalse();
    }

    private int count(String query) {
        return service.get("/v1/licenses" + query).body().at("/count").asInt(-1);
    }

    private JsonNode search(String q) {
        var answer = service.post("/v1/search", "{\"q\": \"%s\"}".formatted(q));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.body();
    }

    private List<String> licenses(String q) {
        return texts(search(q).at("/licenses"), "licenseId");
    }

    private List<String> names(String path, String member) {
        List<String> names = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = service.get(path + cursor).body();
            names.addAll(texts(page.at("/items"), member));
            cursor = page.has("next") ? "&cursor=" + page.at("/next").asString() : "";
        } while (!cursor.isEmpty());
        return names;
    }

    private static List<String> texts(JsonNode items, String member) {
        return items.valueStream().map(item -> item.path(member).asString("")).toList();
    }
}
