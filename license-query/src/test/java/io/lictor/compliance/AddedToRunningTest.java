package io.lictor.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.documents.ReadModelClient;
import io.lictor.documents.embedded.EmbeddedMongo;
import io.lictor.event.LicenseActivated;
import io.lictor.projection.Eventually;
import io.lictor.query.EventsOnDisk;
import io.lictor.query.QueryService;
import io.lictor.query.QueryService.Answer;
import io.lictor.query.SampleLicense;
import io.lictor.testing.ListeningMongo;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An installation that has been at work without it for a while gets this projection, and loses nothing. */
class AddedToRunningTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final int LICENSES = 200;
    private static final String QUESTION = "/v1/compliance?customer=acme&from=2026-01-01&to=2026-01-03";
    private static final String LETTERS = "/v1/dead-letters";

    @TempDir
    Path directory;

    private ListeningMongo mongo;
    private String uri;
    private EventsOnDisk events;

    @BeforeEach
    void open() {
        mongo = ListeningMongo.started(EmbeddedMongo.open().backend());
        uri = "--lictor.mongodb-uri=" + mongo.uri();
        events = new EventsOnDisk(directory);
        for (int i = 0; i < LICENSES; i++) {
            events.append(SampleLicense.subscription(new UUID(7, i), "acme").events());
        }
        events.append(new LicenseActivated(new UUID(7, 1), "machine", "label", null, SampleLicense.NEW_YEAR));
    }

    @AfterEach
    void close() {
        mongo.close();
    }

    private QueryService without() {
        return new QueryService(events, NOW, uri, "--lictor.projections.compliance=false");
    }

    private QueryService with() {
        return new QueryService(events, NOW, uri);
    }

    private void again() {
        events = new EventsOnDisk(directory);
    }

    @Test
    void itFillsItselfFromTheBeginningWhileTheOtherServesOn() {
        try (QueryService service = without()) {
            assertThat(upToDate(service, "/v1/dashboard").status()).isEqualTo(200);
            Answer none = service.get(QUESTION);
            assertThat(none.status()).isEqualTo(404);
            assertThat(none.at("/code")).isEqualTo("PROJECTION_NOT_FOUND");
            assertThat(service.get("/v1/projections").body().path("items").size())
                    .isEqualTo(1);
        }
        List<String> before = documents("licenses_1", "customers_1", "products_1", "keys_1", "progress", "tokens");
        again();
        try (QueryService service = with()) {
            // What was there is read at once: it lacks nothing, and is not built again.
            assertThat(service.get("/v1/licenses/" + new UUID(7, 1)).status()).isEqualTo(200);
            Answer whole = filled(service);
            assertThat(whole.body().path("items").size()).isEqualTo(3);
            assertThat(whole.body().at("/items/0/seatsSold").asInt()).isEqualTo(2 * LICENSES);
            assertThat(whole.body().at("/items/0/seatsInUse").asInt()).isEqualTo(1);
            assertThat(documents("licenses_1", "customers_1", "products_1", "keys_1"))
                    .isEqualTo(before.subList(0, 4));

            var projections = service.get("/v1/projections");
            assertThat(projections.at("/items/0/name")).isEqualTo("licenses");
            assertThat(projections.body().at("/items/0/generation").asInt()).isEqualTo(1);
            assertThat(projections.at("/items/1/name")).isEqualTo("compliance");
            assertThat(projections.body().at("/items/1/lag").asInt()).isZero();
        }
        again();
        // And a release or a configuration without it reads on what is there.
        try (QueryService service = without()) {
            assertThat(service.get("/v1/customers/acme").body().path("seats").asInt())
                    .isEqualTo(2 * LICENSES);
        }
    }

    @Test
    void eachIsBuiltAnewByItself() {
        try (QueryService service = with()) {
            filled(service);
            assertThat(service.post("/v1/projections/compliance/rebuild", "").status())
                    .isEqualTo(202);
            Eventually.until("the second serves", () -> generation(service, 1) == 2);
            assertThat(generation(service, 0)).isEqualTo(1);
            assertThat(upToDate(service, QUESTION)
                            .body()
                            .at("/items/0/seatsSold")
                            .asInt())
                    .isEqualTo(2 * LICENSES);
            assertThat(service.post("/v1/projections/licenses/rebuild", "").status())
                    .isEqualTo(202);
            Eventually.until("the licences' second serves", () -> generation(service, 0) == 2);
            assertThat(generation(service, 1)).isEqualTo(2);
            Eventually.until(
                    "the old ones are gone", () -> collections().stream().noneMatch(name -> name.endsWith("_1")));
            assertThat(upToDate(service, QUESTION).status()).isEqualTo(200);
        }
    }

    @Test
    void whatOneCannotTakeInIsADeadLetterOfItsOwn() {
        var sick = events.append(new LicenseActivated(new UUID(7, 2), "machine", null, null, SampleLicense.NEW_YEAR))
                .getFirst();
        String payload = events.log().after(sick.position() - 1, 1).getFirst().payload();
        damage("{}", sick.position());
        try (QueryService service = with()) {
            assertThat(filled(service).body().at("/items/0/seatsInUse").asInt()).isEqualTo(1);
            var letters = service.get(LETTERS);
            assertThat(letters.body().path("items").size()).isEqualTo(2);
            String own = "compliance-" + sick.position();
            assertThat(letters.at("/items/0/id")).isEqualTo(Long.toString(sick.position()));
            assertThat(letters.at("/items/1/id")).isEqualTo(own);
            assertThat(letters.at("/items/1/projection")).isEqualTo("compliance");
            assertThat(service.get("/v1/projections")
                            .body()
                            .at("/items/1/deadLetters")
                            .asInt())
                    .isEqualTo(1);

            assertThat(service.delete(LETTERS + "/" + sick.position()).status()).isEqualTo(200);
            var stays = service.post(LETTERS + "/" + own + "/retry", "");
            assertThat(stays.status()).isEqualTo(409);
            assertThat(stays.at("/deadLetter")).isEqualTo(own);
            damage(payload, sick.position());
            assertThat(service.post(LETTERS + "/" + own + "/retry", "").status())
                    .isEqualTo(200);

            assertThat(service.get(LETTERS).body().path("items").size()).isZero();
            // One left it out for good, the other has taken it in.
            assertThat(upToDate(service, "/v1/customers/acme")
                            .body()
                            .path("activations")
                            .asInt())
                    .isEqualTo(1);
            assertThat(upToDate(service, QUESTION)
                            .body()
                            .at("/items/0/seatsInUse")
                            .asInt())
                    .isEqualTo(2);
            assertThat(service.post(LETTERS + "/nothing-7/retry", "").status()).isEqualTo(404);
        }
    }

    @Test
    void whatMachinesAreCalledIsNotKept() {
        try (QueryService service = with()) {
            filled(service);
            assertThat(documents("compliance_licenses_1").getFirst())
                    .contains("machine")
                    .doesNotContain("label");
        }
    }

    private static Answer filled(QueryService service) {
        Eventually.until("it is filled", () -> {
            Answer answer = upToDate(service, QUESTION);
            if (answer.status() == 503 && answer.at("/code").equals("READ_MODEL_BUILDING")) {
                assertThat(answer.at("/projection")).isEqualTo("compliance");
                assertThat(answer.body().path("percent").asDouble()).isBetween(0.0, 99.9);
            }
            return answer.status() == 200;
        });
        return upToDate(service, QUESTION);
    }

    private static Answer upToDate(QueryService service, String path) {
        return service.get(
                path, "Lictor-After", Long.toString(service.events().log().lastPosition()));
    }

    private static int generation(QueryService service, int projection) {
        return service.get("/v1/projections")
                .body()
                .at("/items/" + projection + "/generation")
                .asInt();
    }

    private void damage(String payload, long position) {
        events.execute("UPDATE event SET payload = ? WHERE position = ?", payload, position);
    }

    private List<String> collections() {
        try (var client = ReadModelClient.open(mongo.uri())) {
            return client.getDatabase("lictor").listCollectionNames().into(new java.util.ArrayList<>());
        }
    }

    /** All that is in these collections, each as one text. */
    private List<String> documents(String... names) {
        try (var client = ReadModelClient.open(mongo.uri())) {
            return java.util.Arrays.stream(names)
                    .map(name -> client.getDatabase("lictor")
                            .getCollection(name)
                            .find()
                            .sort(new Document("_id", 1))
                            .map(Document::toJson)
                            .into(new java.util.ArrayList<>())
                            .toString())
                    .toList();
        }
    }
}
