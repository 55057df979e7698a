package io.lictor.queryservice;

import static io.lictor.acceptance.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.ApiDescription;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.Lictor;
import io.lictor.acceptance.TestVendor;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import tools.jackson.databind.JsonNode;

/** Two instances of each service side by side are one Lictor. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoServicesTest {

    private static Installation installation;

    @BeforeAll
    static void start() throws Exception {
        installation = Installation.start();
    }

    @AfterAll
    static void stop() throws Exception {
        installation.close();
    }

    @Test
    void whatIsWrittenOnOneIsReadOnEveryOther() throws Exception {
        for (int command : List.of(0, 1)) {
            for (int query : List.of(0, 1)) {
                TestVendor shop = TestVendor.open(installation.client(command, query));
                LicenseFixture sold = shop.perpetual();
                for (int machine = 1; machine <= 2; machine++) {
                    sold.activate("m" + machine).expect(201);
                    assertThat(sold.get().number("/activations/used")).isEqualTo(machine);
                }
                assertThat(sold.validate("m2").text("/code")).isEqualTo("VALID");
                assertThat(shop.lictor().licenses("&customer=" + shop.customer()))
                        .hasSize(1);
            }
        }
    }

    @Test
    void aCallForTheOtherServiceIsToldWhereItBelongs() throws Exception {
        String license = "/v1/licenses/" + UUID.randomUUID();
        Lictor command = installation.commands.getFirst().client();
        for (String read : List.of(
                "GET /v1/licenses",
                "HEAD /v1/licenses",
                "GET /v1/licenses/import",
                "OPTIONS /v1/dashboard",
                "GET " + license,
                "GET " + license + "/history",
                "POST /v1/client/validate",
                "POST /v1/licenses/lookup",
                "POST /v1/projections/licenses/rebuild",
                "PATCH /v1/events",
                "GET /v1/tokens")) {
            assertElsewhere(command, read, "license-query");
        }
        Lictor query = installation.queries.getFirst().client().withToken(command.token());
        for (String write : List.of(
                "POST /v1/licenses",
                "PUT /v1/products/p",
                "POST " + license + "/renew",
                "GET " + license + "/renew",
                "OPTIONS " + license + "/renew",
                "DELETE " + license + "/activations/m",
                "POST " + license + "/activations",
                "POST /v1/client/activate",
                "DELETE /v1/tokens/" + UUID.randomUUID(),
                "POST /v1/tokens")) {
            assertElsewhere(query, write, "license-command");
        }
        query.call("DELETE", license).send().refused(405, "METHOD_NOT_ALLOWED");
        command.call("GET", "/v1/licences").send().refused(404, "NOT_FOUND");
    }

    private static void assertElsewhere(Lictor service, String call, String other) {
        String[] parts = call.split(" ");
        Answer answer = service.call(parts[0], parts[1]).send().expect(404);
        if (!parts[0].equals("HEAD")) {
            answer.refused(404, "OTHER_SERVICE");
            assertThat(answer.text("/service")).as(call).isEqualTo(other);
            assertThat(answer.text("/detail")).as(call).contains(other);
        }
    }

    @Test
    void aLicenceIsChangedOnBothInTurn() throws Exception {
        TestVendor shop = TestVendor.open(installation.client(0, 0));
        LicenseFixture sold = shop.sold("{\"kind\": \"PERPETUAL\", \"activationLimit\": 20}");
        LicenseFixture elsewhere = new LicenseFixture(installation.client(1, 1), sold.id(), sold.key());

        for (int i = 0; i < 10; i++) {
            Answer here = sold.activate("here-" + i).expect(201);
            Answer there = elsewhere.activate("there-" + i).expect(201);
            assertThat(there.number("/version")).isEqualTo(here.number("/version") + 1);
        }
        elsewhere.activate("one-too-many").refused(409, "ACTIVATION_LIMIT_REACHED");
        sold.activate("there-3").expect(200);
        assertThat(elsewhere.get().number("/activations/used")).isEqualTo(20);
    }

    @Test
    void seatsAreCountedTogetherWhereMachinesComeToBothAtOnce() throws Exception {
        TestVendor shop = TestVendor.open(installation.client(0, 0));
        LicenseFixture sold = shop.sold("{\"kind\": \"PERPETUAL\", \"activationLimit\": 30}");
        List<LicenseFixture> sides =
                List.of(sold, new LicenseFixture(installation.client(1, 1), sold.id(), sold.key()));

        List<Answer> answers = atOnce(IntStream.range(0, 60)
                .mapToObj(machine ->
                        (Supplier<Answer>) () -> sides.get(machine % 2).activate("m" + machine))
                .toList());

        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(30);
        assertThat(answers.stream().filter(answer -> answer.status() != 201))
                .allSatisfy(answer -> answer.refused(409, "ACTIVATION_LIMIT_REACHED"));
    }

    @Test
    void oneIdempotencyKeyAtBothAtOnceIsDoneOnce() throws Exception {
        TestVendor shop = TestVendor.open(installation.client(0, 0));
        List<Lictor> sides = List.of(installation.client(0, 0), installation.client(1, 1));
        String order = "{\"product\": \"%s\", \"customer\": \"%s\", \"kind\": \"PERPETUAL\"}"
                .formatted(shop.product(), shop.customer());

        for (int round = 0; round < 10; round++) {
            String key = UUID.randomUUID().toString();
            List<Answer> answers = atOnce(Stream.of(0, 1, 0, 1)
                    .map(side -> (Supplier<Answer>) () -> sides.get(side)
                            .call("POST", "/v1/licenses")
                            .header("Idempotency-Key", key)
                            .json(order)
                            .send()
                            .expect(201))
                    .toList());
            assertThat(answers.stream().map(Answer::body).distinct()).hasSize(1);
            assertThat(answers.stream().filter(answer -> !answer.hasHeader("Idempotency-Replayed")))
                    .hasSize(1);
        }
        assertThat(sides.get(1).licenses("&customer=" + shop.customer())).hasSize(10);
    }

    @Test
    void whatPassesIsAnnouncedOnce() throws Exception {
        TestVendor shop = TestVendor.open(installation.client(0, 0));
        Set<String> ids = IntStream.range(0, 30)
                .mapToObj(i ->
                        shop.sold("{\"kind\": \"TRIAL\", \"period\": \"PT1S\"}").id())
                .collect(Collectors.toSet());
        String last = shop.sold("{\"kind\": \"TRIAL\", \"period\": \"PT3S\"}").id();

        // the last is due after all others, so whoever would announce those twice has had the time
        List<JsonNode> events = eventually(
                () -> shop.lictor().events(0),
                all -> assertThat(expired(all, Set.of(last))).hasSize(1));

        assertThat(expired(events, ids)).hasSize(30).doesNotHaveDuplicates();
        for (var command : installation.commands) {
            assertThat(command.output()).doesNotContain("WARN", "ERROR");
        }
    }

    private static List<String> expired(List<JsonNode> events, Set<String> ids) {
        return events.stream()
                .filter(event -> event.path("type").asString().equals("LicenseExpired"))
                .map(event -> event.path("licenseId").asString())
                .filter(ids::contains)
                .toList();
    }

    @Test
    void eachDescribesItsOwnHalf() throws Exception {
        Lictor command = installation.commands.getFirst().client();
        Lictor query = installation.queries.getFirst().client();
        ApiDescription whole = ApiDescription.committed();
        ApiDescription writes = ApiDescription.of(command);
        ApiDescription reads = ApiDescription.of(query);

        for (ApiDescription half : List.of(writes, reads)) {
            assertThat(whole.operations()).containsAllEntriesOf(half.operations());
            assertThat(whole.schemas()).containsAllEntriesOf(half.schemas());
        }
        assertThat(Stream.of(writes, reads)
                        .flatMap(half -> half.operations().keySet().stream())
                        .toList())
                .containsExactlyInAnyOrderElementsOf(whole.operations().keySet());
        for (Lictor service : List.of(command, query)) {
            assertThat(service.get("/docs").status()).isIn(200, 302);
        }
    }

    @Test
    void eachTellsHowItIs() throws Exception {
        for (var child : Stream.concat(installation.commands.stream(), installation.queries.stream())
                .toList()) {
            Lictor service = child.client();
            for (String path : List.of("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness")) {
                assertThat(eventually(() -> service.get(path), answer -> answer.expect(200))
                                .text("/status"))
                        .isEqualTo("UP");
            }
            assertThat(service.get("/actuator/prometheus").expect(200).body()).contains("jvm_memory_used_bytes");
        }
    }

    /** The last of all, for these instances don't come back. */
    @Test
    @Order(Integer.MAX_VALUE)
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "There are no signals to send")
    void whereOneOfEachIsKilledTheOthersGoOn() throws Exception {
        KilledInstances.theOthersGoOn(installation);
    }

    private static <T> List<T> atOnce(List<Supplier<T>> questions) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<T>> answers = questions.stream()
                    .map(question -> CompletableFuture.supplyAsync(question, threads))
                    .toList();
            return answers.stream().map(CompletableFuture::join).toList();
        }
    }
}
