package io.lictor.standalone;

import static io.lictor.acceptance.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.Lictor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;

/** The product under a clock that is moved by hand: what it answered then, and what it says of then later. */
class TimeTravelTest {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final String WHAT_IF =
            "{\"policy\": {\"gracePeriod\": \"P1D\", \"upgradePeriod\": \"P1M\"}, \"activationLimit\": 1";

    private final AtomicReference<Instant> now = new AtomicReference<>(BEGIN);
    private final List<Recorded> recorded = new ArrayList<>();

    @TempDir
    Path directory;

    private ConfigurableApplicationContext context;
    private Lictor lictor;

    private record Recorded(Instant at, String path, String body, String answer) {}

    private record Sold(String id, String key) {}

    @BeforeEach
    void start() {
        Path data = directory.resolve("data");
        context = new SpringApplicationBuilder(Standalone.class)
                .initializers(starting -> ((GenericApplicationContext) starting)
                        .registerBean(
                                "clockOfTheTest",
                                InstantSource.class,
                                () -> now::get,
                                definition -> definition.setPrimary(true)))
                .run(
                        "--server.port=0",
                        "--lictor.data-directory=" + data,
                        "--lictor.read-after-timeout=30s",
                        "--lictor.as-of-timeout=30s");
        lictor = new Lictor(
                ((WebServerApplicationContext) context).getWebServer().getPort(), data.resolve("admin-token"));
    }

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    void theAnswersOfThenAreGivenAgain() {
        lictor.put("/v1/products/cad", "{\"defaultActivationLimit\": 2}").expect(201);
        lictor.put("/v1/products/cad/versions/1.0", "{\"releasedAt\": \"2025-12-01T00:00:00Z\"}")
                .expect(201);
        Sold trial = sell("{\"kind\": \"TRIAL\", \"period\": \"P10D\"");
        Sold subscription = sell("{\"kind\": \"SUBSCRIPTION\", \"period\": \"P1M\"");
        Sold perpetual = sell("{\"kind\": \"PERPETUAL\", \"version\": \"1.0\"");
        List<Sold> all = List.of(trial, subscription, perpetual);
        activate(subscription, "machine-1");
        record(all, 0);

        now.set(BEGIN.plus(Duration.ofDays(12)));
        happened("LicenseExpired", trial);
        activate(subscription, "machine-2");
        activate(perpetual, "machine-1");
        record(all, 12);

        now.set(BEGIN.plus(Duration.ofDays(33)));
        happened("GracePeriodStarted", subscription);
        post(perpetual, "transfer", "{\"customer\": \"globex\", \"keepMachines\": false}");
        lictor.post("/v1/products/cad/versions/1.0/disable").expect(200);
        record(all, 33);

        now.set(BEGIN.plus(Duration.ofDays(40)));
        post(subscription, "renew", "{\"period\": \"P1M\"}");
        lictor.post("/v1/products/cad/versions/1.0/enable").expect(200);
        post(perpetual, "disable", "{\"cause\": \"SUSPENDED\", \"reason\": \"unpaid\"}");
        record(all, 40);

        now.set(BEGIN.plus(Duration.ofDays(500)));
        happened("LicenseExpired", subscription);
        for (Recorded question : recorded) {
            assertThat(again(question))
                    .as("%s %s as of %s", question.path(), question.body(), question.at())
                    .isEqualTo(question.answer());
        }
    }

    @Test
    void whatIfIsForThoseWhoAuditAndLeavesNoTrace() {
        lictor.put("/v1/products/cad", "{}").expect(201);
        Sold license = sell("{\"kind\": \"SUBSCRIPTION\", \"period\": \"P1M\"");
        now.set(BEGIN.plus(Duration.ofDays(35)));
        happened("GracePeriodStarted", license);
        Lictor auditor = lictor.as("auditor", "auditor");
        List<Lictor> others = Stream.of("reader", "support", "issuer")
                .map(role -> lictor.as(role, role))
                .toList();
        List<JsonNode> events = lictor.events(0);

        for (Lictor caller : List.of(lictor, auditor)) {
            Answer answer = caller.post("/v1/what-if", WHAT_IF + "}").expect(200);
            assertThat(answer.text("/changes/0/from")).isEqualTo("GRACE");
            assertThat(answer.text("/changes/0/to")).isEqualTo("EXPIRED");
            assertThat(answer.text("/changes/0/sample/0/licenseId")).isEqualTo(license.id());
        }
        for (Lictor caller : others) {
            caller.post("/v1/what-if", WHAT_IF + "}").expect(403);
        }
        assertThat(lictor.events(0)).isEqualTo(events);
    }

    private Sold sell(String order) {
        Answer sold = lictor.post("/v1/licenses", order + ", \"product\": \"cad\", \"customer\": \"acme\"}")
                .expect(201);
        return new Sold(sold.text("/licenseId"), sold.text("/key"));
    }

    private void activate(Sold license, String fingerprint) {
        post(license, "activations", "{\"fingerprint\": \"%s\", \"label\": \"Room\"}".formatted(fingerprint));
    }

    private void post(Sold license, String command, String body) {
        assertThat(lictor.post("/v1/licenses/" + license.id() + "/" + command, body)
                        .status())
                .isIn(200, 201);
    }

    /**
     * Waits for an event of the service's own. It happens in the service's time, so an answer about an earlier instant
     * doesn't show it.
     */
    private void happened(String type, Sold license) {
        List<JsonNode> events = eventually(
                () -> events(license),
                some -> assertThat(some)
                        .anySatisfy(event ->
                                assertThat(event.path("type").asString()).isEqualTo(type)));
        eventually(
                () -> lictor.get("/v1/licenses/" + license.id()).expect(200),
                seen -> assertThat(seen.number("/etag")).isEqualTo(events.size()));
    }

    private List<JsonNode> events(Sold license) {
        return lictor.events(0).stream()
                .filter(event -> event.path("licenseId").asString("").equals(license.id()))
                .toList();
    }

    private void record(List<Sold> licenses, int day) {
        now.set(BEGIN.plus(Duration.ofDays(day)).plusMillis(1));
        for (String path : List.of(
                "/v1/dashboard",
                "/v1/licenses?sort=-issuedAt&limit=2",
                "/v1/licenses?status=ACTIVE,GRACE",
                "/v1/customers/acme",
                "/v1/customers/globex",
                "/v1/products",
                "/v1/products/cad")) {
            ask(path, "");
        }
        ask("/v1/what-if", WHAT_IF);
        for (Sold license : licenses) {
            ask("/v1/licenses/" + license.id(), "");
            ask("/v1/licenses/" + license.id() + "/activations", "");
            ask(
                    "/v1/client/validate",
                    "{\"key\": \"%s\", \"fingerprint\": \"machine-1\", \"version\": \"1.0\"".formatted(license.key()));
        }
    }

    private void ask(String path, String body) {
        Answer answer = body.isEmpty() ? lictor.get(path) : lictor.post(path, body + "}");
        recorded.add(new Recorded(now.get(), path, body, answer.expect(200).body()));
    }

    private String again(Recorded question) {
        String at = "at=" + question.at();
        return question.body().isEmpty()
                ? lictor.get(question.path() + (question.path().contains("?") ? "&" : "?") + at)
                        .body()
                : lictor.post(question.path(), question.body() + ", \"at\": \"" + question.at() + "\"}")
                        .body();
    }
}
