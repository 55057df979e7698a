package io.lictor.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.documents.embedded.EmbeddedMongo;
import io.lictor.event.LicenseActivated;
import io.lictor.projection.Eventually;
import io.lictor.readmodel.ReadModelHealth;
import io.lictor.testing.ListeningMongo;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** MongoDB stopped, silent, or back again while the service runs: it says so, and goes on by itself. Each mostly waits. */
@Execution(ExecutionMode.CONCURRENT)
class MongoOutageTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final UUID ID = new UUID(7, 1);

    @TempDir
    Path directory;

    private ListeningMongo mongo;
    private QueryService service;

    @AfterEach
    void stop() {
        service.close();
        mongo.close();
    }

    @Test
    void stoppedAndBackAgain() {
        mongo = ListeningMongo.started(EmbeddedMongo.open().backend());
        service = service();
        long sold = append(SampleLicense.subscription(ID, "acme").events());
        assertThat(read(sold).status()).isEqualTo(200);

        mongo.stop();
        assertUnavailable();
        Eventually.until("not ready", () -> !isReady());
        long activated = append(List.of(new LicenseActivated(ID, "machine", null, null, NOW)));

        mongo.start();
        Eventually.until("ready", this::isReady);
        Eventually.until("up to date", () -> read(activated).status() == 200);
        assertThat(read(activated).body().at("/activations/used").asInt()).isEqualTo(1);
    }

    @Test
    void silentAndBackAgain() {
        mongo = ListeningMongo.started(EmbeddedMongo.open().backend());
        service = service();
        long sold = append(SampleLicense.subscription(ID, "acme").events());
        assertThat(read(sold).status()).isEqualTo(200);

        mongo.hold();
        assertUnavailable();
        Eventually.until("not ready", () -> !isReady());
        mongo.letGo();
        Eventually.until("ready", this::isReady);
        assertThat(read(sold).status()).isEqualTo(200);
    }

    @Test
    void notThereAtTheStart() {
        mongo = ListeningMongo.stopped(EmbeddedMongo.open().backend());
        service = service();
        long sold = append(SampleLicense.subscription(ID, "acme").events());
        assertThat(isReady()).isFalse();
        for (String question : List.of("/v1/licenses", "/v1/dashboard", "/v1/products", "/v1/compliance")) {
            var answer = service.get(question);
            assertThat(answer.status()).as(question).isEqualTo(503);
            assertThat(answer.at("/code")).as(question).isEqualTo("READ_MODEL_UNAVAILABLE");
            assertThat(answer.response().headers().firstValue("Retry-After")).isPresent();
        }
        assertThat(whatIf().at("/code")).isEqualTo("READ_MODEL_UNAVAILABLE");
        Health away = health();
        assertThat(away.getStatus()).isEqualTo(Status.DOWN);
        assertThat(away.getDetails().get("licenses").toString()).contains("127.0.0.1");
        // From the events, as while it is being built.
        assertThat(service.get("/v1/licenses/" + ID).status()).isEqualTo(200);

        mongo.start();
        Eventually.until("ready", this::isReady);
        Eventually.until("up to date", () -> read(sold).status() == 200);
        assertThat(service.get("/v1/licenses").body().at("/items").size()).isEqualTo(1);
        assertThat(whatIf().status()).isEqualTo(200);
        Eventually.until("all is well", () -> health().getStatus().equals(Status.UP));
        Eventually.until("compliance, too", () -> service.get("/v1/compliance").status() == 200);
    }

    private Health health() {
        return service.bean(ReadModelHealth.class).health();
    }

    private QueryService.Answer whatIf() {
        return service.post("/v1/what-if", "{\"policy\": {\"gracePeriod\": \"P3D\"}}");
    }

    private QueryService service() {
        return new QueryService(directory, NOW, "--lictor.mongodb-uri=" + mongo.uri());
    }

    private void assertUnavailable() {
        long begin = System.nanoTime();
        var answer = service.get("/v1/licenses");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.at("/code")).isEqualTo("READ_MODEL_UNAVAILABLE");
        assertThat(answer.response().headers().firstValue("Retry-After")).isPresent();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(15));
    }

    private QueryService.Answer read(long after) {
        return service.get("/v1/licenses/" + ID, "Lictor-After", Long.toString(after));
    }

    private long append(List<? extends io.lictor.event.Event> events) {
        return service.events().append(events).getLast().position();
    }

    private boolean isReady() {
        return service.bean(ApplicationAvailability.class).getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC;
    }
}
