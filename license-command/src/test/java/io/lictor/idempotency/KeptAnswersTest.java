package io.lictor.idempotency;

import static io.lictor.spec.Samples.at;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lictor.access.Subject;
import io.lictor.command.ActivateLicense;
import io.lictor.endpoint.WriteSideFixture;
import io.lictor.handling.CommandContext;
import io.lictor.handling.Outcome;
import io.lictor.license.License;
import io.lictor.spec.Samples;
import io.lictor.value.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class KeptAnswersTest {

    private static final RequestIdentity REQUEST = new RequestIdentity("key-1", "request-1");
    private static final KeptAnswer ANSWER = new KeptAnswer(
            201, Map.of("ETag", "\"1\""), "{\"key\": \"0A1B2-C3D4E-F5G6H-J7K8M-N9P0Q\"}".getBytes(UTF_8));

    @TempDir
    Path data;

    private WriteSideFixture writeSide;
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private KeptAnswers answers;

    @BeforeEach
    void open() {
        writeSide = WriteSideFixture.open(data);
        answers = new KeptAnswers(writeSide.store(), Samples.KEYS, () -> now, new JsonMapper());
    }

    @AfterEach
    void close() {
        writeSide.close();
    }

    @Test
    void theFirstAnswerIsKeptWhole() {
        answers.keep(REQUEST, ANSWER);

        KeptAnswers.First first = answers.find("key-1").orElseThrow();
        assertThat(first.requestHash()).isEqualTo("request-1");
        assertThat(first.answer().status()).isEqualTo(201);
        assertThat(first.answer().headers()).isEqualTo(ANSWER.headers());
        assertThat(first.answer().body()).isEqualTo(ANSWER.body());
        assertThat(answers.find("key-2")).isEmpty();
    }

    @Test
    void aSecondAnswerIsNotKeptAndUndoesItsWork() {
        UUID license = UUID.randomUUID();
        writeSide.withProduct().issue(license, Kind.PERPETUAL, 2);
        answers.keep(REQUEST, ANSWER);

        assertThatExceptionOfType(AnsweredMeanwhile.class)
                .isThrownBy(() -> writeSide.send(
                        new ActivateLicense(license, "m-1", null, null, at("2026-03-01")),
                        new CommandContext(
                                Subject.service("anna"),
                                "c-1",
                                _ -> true,
                                (_, first) -> List.of(answers.keeping(REQUEST, ANSWER, first)))));
        assertThat(writeSide.events(license)).hasSize(1);
        assertThat(writeSide.license(license).activations()).isEmpty();
    }

    @Test
    void theAnswerOfAnotherInstanceCanBeAskedForAgainWhereTheStoreHasGoneAway() throws IOException {
        answers.keep(REQUEST, ANSWER);
        Replays replays = new Replays(new Idempotency(answers, null, null));
        MockHttpServletResponse response = new MockHttpServletResponse();

        assertThat(replays.handle(new AnsweredMeanwhile(REQUEST), response)).isNull();
        assertThat(response.getStatus()).isEqualTo(201);

        writeSide.close();
        ResponseEntity<byte[]> answer = replays.handle(new AnsweredMeanwhile(REQUEST), new MockHttpServletResponse());
        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("1");
    }

    @Test
    void positionsThatCountFromTheFirstEventAreGivenAsTheyAreStored() {
        UUID license = UUID.randomUUID();
        writeSide.withProduct().issue(license, Kind.PERPETUAL, 2);
        KeptAnswer counted = new KeptAnswer(
                200,
                Map.of("Content-Type", "application/json", "Lictor-Position", "1", "ETag", "\"2\""),
                "{\"version\":2,\"position\":1,\"events\":[{\"position\":0},{\"position\":1}],\"label\":\"Ä/\\u0001\"}"
                        .getBytes(UTF_8));

        Outcome.Done<License> done = (Outcome.Done<License>) writeSide.send(
                new ActivateLicense(license, "m-1", null, null, at("2026-03-01")),
                new CommandContext(
                        Subject.service("anna"),
                        "c-1",
                        _ -> true,
                        (_, first) -> List.of(answers.keeping(REQUEST, counted, first))));

        long first = done.events().first();
        KeptAnswer answer = answers.find("key-1").orElseThrow().answer();
        assertThat(first).isGreaterThan(1);
        assertThat(answer.headers())
                .containsEntry("Lictor-Position", Long.toString(first + 1))
                .containsEntry("ETag", "\"2\"");
        assertThat(new String(answer.body(), UTF_8))
                .isEqualTo(("{\"version\":2,\"position\":%d,\"events\":[{\"position\":%d},{\"position\":%d}],"
                                + "\"label\":\"Ä/\\u0001\"}")
                        .formatted(first + 1, first, first + 1));
    }

    @Test
    void noKeyStandsInTheFilesInClear() throws Exception {
        answers.keep(REQUEST, ANSWER);
        writeSide.close();

        try (var files = Files.list(data)) {
            assertThat(files)
                    .allSatisfy(file -> assertThat(new String(Files.readAllBytes(file), UTF_8))
                            .doesNotContain("0A1B2"));
        }
        open();
        assertThat(answers.find("key-1")).isPresent();
    }

    @Test
    void whatWasTamperedWithIsNotGivenOut() {
        answers.keep(REQUEST, ANSWER);
        answers.keep(new RequestIdentity("key-2", "request-2"), ANSWER);
        writeSide.sql("UPDATE answer SET sealed = (SELECT sealed FROM answer WHERE key_hash = 'key-2')"
                + " WHERE key_hash = 'key-1'");

        assertThatThrownBy(() -> answers.find("key-1")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void oldAnswersAreForgottenAndNewOnesAreNot() {
        for (int i = 0; i < 1_200; i++) {
            answers.keep(new RequestIdentity("old-" + i, "r"), ANSWER);
        }
        now = now.plus(Duration.ofHours(47));
        answers.keep(REQUEST, ANSWER);
        assertThat(answers.forgetOlderThan(Duration.ofHours(48))).isZero();
        now = now.plus(Duration.ofHours(2));

        assertThat(answers.forgetOlderThan(Duration.ofHours(48))).isEqualTo(1_200);
        assertThat(answers.find("old-1")).isEmpty();
        assertThat(answers.find("key-1")).isPresent();
    }

    @Test
    void aTwinWaitsUntilTheFirstHasEnded() throws Exception {
        UnderWay requests = new UnderWay();
        assertThat(requests.begin("a", Duration.ofSeconds(10))).isTrue();
        assertThat(requests.begin("b", Duration.ZERO)).isTrue();
        assertThat(requests.begin("a", Duration.ZERO)).isFalse();
        CompletableFuture<Boolean> twin = new CompletableFuture<>();
        Thread waiting = Thread.ofPlatform().start(() -> {
            try {
                twin.complete(requests.begin("a", Duration.ofSeconds(30)));
            } catch (InterruptedException e) {
                twin.completeExceptionally(e);
            }
        });
        while (waiting.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        assertThat(twin).isNotDone();

        requests.end("a");

        assertThat(twin.get(10, TimeUnit.SECONDS)).isTrue();
    }
}
