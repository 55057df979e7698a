package io.lictor.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import io.lictor.event.LicenseActivated;
import io.lictor.projection.Eventually;
import io.lictor.projection.Projection;
import io.lictor.readmodel.LicensesDefinition;
import io.lictor.readmodel.ReadModel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Views and commands of operators of the read model. */
class OperationsTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final UUID ID = new UUID(7, 1);
    private static final String LETTERS = "/v1/dead-letters";

    @TempDir
    Path directory;

    private QueryService service;
    private EventsOnDisk events;

    @BeforeEach
    void start() {
        events = new EventsOnDisk(directory);
        events.append(SampleLicense.subscription(ID, "acme").events());
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void theProjectionAndItsRebuild() {
        service = new QueryService(events, NOW);
        assertThat(read().status()).isEqualTo(200);
        var before = service.get("/v1/projections");
        assertThat(before.at("/items/0/name")).isEqualTo("licenses");
        assertThat(before.body().at("/items/0/position").asLong()).isEqualTo(2);
        assertThat(before.body().at("/items/0/head").asLong()).isEqualTo(2);
        assertThat(before.body().at("/items/0/lag").asLong()).isZero();
        assertThat(before.body().at("/items/0/percent").asDouble()).isEqualTo(100);
        assertThat(before.body().at("/items/0/rate").isNumber()).isTrue();
        assertThat(before.at("/items/0/state")).isEqualTo("FOLLOWING");

        assertThat(service.post("/v1/projections/licences/rebuild", "").at("/code"))
                .isEqualTo("PROJECTION_NOT_FOUND");
        assertThat(service.post("/v1/projections/licenses/rebuild", "").status())
                .isEqualTo(202);

        Eventually.until("the second serves", () -> generation() == 2);
        assertThat(read().status()).isEqualTo(200);
    }

    @Test
    void countsAreVerified() {
        service = new QueryService(events, NOW);
        assertThat(read().status()).isEqualTo(200);
        var sound = service.post("/v1/projections/licenses/verify", "").body();
        assertThat(sound.at("/equal").asBoolean()).isTrue();
        assertThat(sound.at("/licenses").asInt()).isEqualTo(1);

        service.bean(ReadModel.class).serving().counts().deleteOne(Filters.eq("_id", "day 2027-01-01#0"));
        var drifted = service.post("/v1/projections/licenses/verify", "").body();
        assertThat(drifted.at("/equal").asBoolean()).isFalse();
        assertThat(drifted.at("/differences").toString()).isEqualTo("[\"day 2027-01-01\"]");

        assertThat(service.post("/v1/projections/compliance/verify", "").at("/code"))
                .isEqualTo("NOTHING_TO_VERIFY");
    }

    @Test
    void aDeadLetterIsListedRetriedAndGone() {
        long position = damagedActivation();
        String payload = events.log().after(position - 1, 1).getFirst().payload();
        damage("{}", position);
        service = new QueryService(events, NOW);
        assertThat(read().body().at("/activations/used").asInt()).isZero();

        assertThat(letters()).hasSize(1);
        JsonNode letter = letters().getFirst();
        assertThat(letter.path("id").asString()).isEqualTo(Long.toString(position));
        assertThat(letter.path("streamId").asString()).isEqualTo(ID.toString());
        assertThat(letter.path("type").asString()).isEqualTo("licensing.LicenseActivated");
        var retried = service.post(LETTERS + "/" + position + "/retry", "");
        assertThat(retried.status()).isEqualTo(409);
        assertThat(retried.at("/code")).isEqualTo("DEAD_LETTER_STAYS");

        damage(payload, position);
        assertThat(service.post(LETTERS + "/" + position + "/retry", "").status())
                .isEqualTo(200);
        assertThat(read().body().at("/activations/used").asInt()).isEqualTo(1);
        assertThat(letters()).isEmpty();
        assertThat(service.post(LETTERS + "/" + position + "/retry", "").status())
                .isEqualTo(404);
        assertThat(service.post(LETTERS + "/nonsense/retry", "").status()).isEqualTo(404);
    }

    @Test
    void whatCannotBeReadIsHistoryAllTheSame() {
        long position = damagedActivation();
        events.execute("UPDATE event SET revision = '99', payload = 'not JSON' WHERE position = ?", position);
        service = new QueryService(events, NOW);
        assertThat(read().status()).isEqualTo(200);

        var history = service.get("/v1/licenses/" + ID + "/history");
        assertThat(history.status()).isEqualTo(200);
        assertThat(history.body().at("/items/1/revision").asInt()).isEqualTo(99);
        assertThat(history.at("/items/1/type")).isEqualTo("LicenseActivated");
        assertThat(history.at("/items/1/payload")).isEqualTo("not JSON");
        assertThat(service.get("/v1/events").lines()).hasSize(3);
        assertThat(service.get("/v1/licenses/" + ID + "?at=" + NOW).status()).isEqualTo(200);
        assertThat(service.delete(LETTERS + "/" + position).status()).isEqualTo(200);
        assertThat(letters()).isEmpty();
        assertThat(service.bean(Projection.class).deadLetters().count()).isZero();
    }

    /** Of the read model; another projection has its own. */
    private List<JsonNode> letters() {
        return service.get(LETTERS)
                .body()
                .path("items")
                .valueStream()
                .filter(letter -> letter.path("projection").asString().equals(LicensesDefinition.NAME))
                .toList();
    }

    private long damagedActivation() {
        return events.append(new LicenseActivated(ID, "machine", null, null, NOW))
                .getFirst()
                .position();
    }

    private void damage(String payload, long position) {
        events.execute("UPDATE event SET payload = ? WHERE position = ?", payload, position);
    }

    private QueryService.Answer read() {
        return service.get(
                "/v1/licenses/" + ID, "Lictor-After", Long.toString(events.log().lastPosition()));
    }

    private int generation() {
        return service.get("/v1/projections").body().at("/items/0/generation").asInt();
    }
}
