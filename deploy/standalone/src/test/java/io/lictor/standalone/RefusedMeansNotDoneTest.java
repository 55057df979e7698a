package io.lictor.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.ApiDescription;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.Lictor;
import io.lictor.acceptance.TestVendor;
import io.lictor.store.EventLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each write, refused by whatever can refuse it before it is decided: nothing has changed, and it can still be done. */
class RefusedMeansNotDoneTest {

    @TempDir
    private static Path data;

    private static OwnLictor own;

    @BeforeAll
    static void start() {
        own = OwnLictor.start(data, "--lictor.limits.wrong-key-delay=0", "--lictor.limits.address-burst=0");
    }

    @AfterAll
    static void stop() {
        own.close();
    }

    private final Lictor lictor = own.client();
    private final EventLog log = own.context().getBean(EventLog.class);

    /** A write that would be done: what it is in the API's description, and this one of it. */
    private record Write(
            String operation,
            String method,
            String path,
            @Nullable String body) {

        static Write of(String operation, String path, @Nullable String body) {
            return new Write(operation, operation.split(" ")[0], path, body);
        }
    }

    /** One thing wrong with a request, and how it is refused. */
    private record Mistake(String what, int status, UnaryOperator<Lictor.Call> make, String query) {

        static Mistake header(int status, String name, String... values) {
            return new Mistake(
                    name + ": " + List.of(values),
                    status,
                    call -> {
                        Lictor.Call made = call.withoutWaiting();
                        for (String value : values) {
                            made.another(name, value);
                        }
                        return made;
                    },
                    "");
        }
    }

    private static List<Mistake> mistakes(boolean hasBody) {
        List<Mistake> mistakes = new ArrayList<>();
        for (String accept : List.of(
                "application/xml",
                "application/yaml",
                "application/problem+json",
                "application/*+json",
                "text/html",
                "text/event-stream",
                "application/json;q=0",
                "*/*;q=0",
                "application/json;q=0, */*")) {
            mistakes.add(Mistake.header(406, "Accept", accept));
        }
        mistakes.add(Mistake.header(406, "Accept", "text/csv", "image/png"));
        mistakes.add(Mistake.header(400, "Accept", "nonsense"));
        mistakes.add(Mistake.header(400, "Accept", "*/*;q=7"));
        mistakes.add(Mistake.header(400, "X-Correlation-Id", "a b"));
        mistakes.add(Mistake.header(400, "X-Correlation-Id", "a", "b"));
        mistakes.add(Mistake.header(400, "Idempotency-Key", ""));
        mistakes.add(Mistake.header(400, "Idempotency-Key", "k".repeat(256)));
        mistakes.add(Mistake.header(400, "Idempotency-Key", "a", "b"));
        mistakes.add(Mistake.header(400, "Lictor-After", "soon"));
        mistakes.add(Mistake.header(400, "Lictor-After", "-1"));
        mistakes.add(Mistake.header(400, "Lictor-After", "1", "1"));
        mistakes.add(new Mistake("a parameter", 400, call -> call, "?surprise=1"));
        mistakes.add(new Mistake("an escape that is none", 400, call -> call, "?%ff=1"));
        mistakes.add(new Mistake("a key in the URL", 400, call -> call, "?key=x"));
        if (hasBody) {
            for (String type : List.of(
                    "text/plain",
                    "application/xml",
                    "application/yaml",
                    "application/*+json",
                    "*/*",
                    "application/vnd.x+json",
                    "application/problem+json",
                    "application/json;charset=iso-8859-1",
                    "application/json;charset=nonsense",
                    "application/json;profile=x",
                    "x")) {
                mistakes.add(new Mistake(type, 415, call -> call.header("Content-Type", type), ""));
            }
            mistakes.add(Mistake.header(415, "Content-Encoding", "gzip"));
            mistakes.add(new Mistake(
                    "too much",
                    413,
                    call -> call.body("application/json", " ".repeat(2 << 20).getBytes(UTF_8)),
                    ""));
            mistakes.add(new Mistake(
                    "too much in pieces",
                    413,
                    call -> call.chunked(" ".repeat(2 << 20).getBytes(UTF_8)),
                    ""));
        }
        return mistakes;
    }

    private static final List<Mistake> OF_WRITES = List.of(
            Mistake.header(400, "If-Match", "x"),
            Mistake.header(400, "If-Match", "W/\"1\""),
            Mistake.header(400, "If-Match", "*", "\"1\""));

    @Test
    void whateverIsWrongIsFoundBeforeAnythingIsDecided() {
        for (Write write : writes()) {
            for (Mistake mistake : mistakes(write.body() != null)) {
                refused(write, mistake);
            }
            if (!write.path().startsWith("/v1/projections")) {
                OF_WRITES.forEach(mistake -> refused(write, mistake));
            }
            Answer done = call(write, "").send();
            assertThat(done.status()).as("%s is a good one: %s", write, done).isBetween(200, 299);
        }
    }

    /** ProblemCodes calls without a row in the table, too. Only the check that nothing was done is missing for them. */
    @Test
    void noOperationIsAnException() {
        Set<String> known = writes().stream().map(Write::operation).collect(toCollection(TreeSet::new));
        List<Write> others = ApiDescription.of(lictor).operations().keySet().stream()
                .filter(operation -> !operation.startsWith("GET ") && !known.contains(operation))
                .map(operation -> Write.of(
                        operation,
                        operation.split(" ")[1].replaceAll(
                                "\\{[^}]*}", UUID.randomUUID().toString()),
                        operation.startsWith("DELETE") ? null : "{}"))
                .toList();

        others.forEach(write -> mistakes(write.body() != null).forEach(mistake -> refused(write, mistake)));
    }

    private void refused(Write write, Mistake mistake) {
        long before = log.lastPosition();
        Answer answer = mistake.make().apply(call(write, mistake.query())).send();

        String which = "%s with %s: %s".formatted(write, mistake.what(), answer);
        assertThat(answer.status()).as(which).isEqualTo(mistake.status());
        assertThat(answer.header("Content-Type")).as(which).isEqualTo("application/problem+json");
        assertThat(answer.text("/detail")).as(which).isNotBlank();
        if (log.lastPosition() != before) { // time alone brings events about, too
            assertThat(lictor.events(before))
                    .as(which)
                    .allMatch(event -> event.path("actor").asString().equals("lictor"));
        }
    }

    private Lictor.Call call(Write write, String query) {
        Lictor.Call call = lictor.call(write.method(), write.path() + query);
        return write.body() == null ? call : call.json(write.body());
    }

    private List<Write> writes() {
        TestVendor shop = TestVendor.open(lictor);
        shop.release("1.0", TestVendor.daysAgo(10)).expect(201);
        LicenseFixture active = shop.perpetual();
        active.activate("freed").expect(201);
        LicenseFixture renewed = shop.subscriptionEnded(2);
        LicenseFixture canceled = shop.subscription();
        canceled.command("cancel-auto-renew").expect(200);
        LicenseFixture suspended = shop.perpetual();
        suspended.suspend().expect(200);
        LicenseFixture customers = shop.perpetual();
        customers.activate("m-freed").expect(201);
        String key = "\"key\": \"%s\"".formatted(customers.key());
        String token = lictor.post("/v1/tokens", "{\"name\": \"other\", \"roles\": [\"reader\"]}")
                .text("/tokenId");
        String product = "/v1/products/" + shop.product();
        String order = "\"product\": \"%s\", \"customer\": \"c\", \"kind\": \"PERPETUAL\"".formatted(shop.product());
        Stream<Write> others = Stream.of(
                Write.of("PUT /v1/products/{product}", product + "-new", "{\"name\": \"New\"}"),
                Write.of(
                        "PUT /v1/products/{product}/versions/{version}",
                        product + "/versions/2.0",
                        "{\"releasedAt\": \"2026-01-01T00:00:00Z\"}"),
                Write.of(
                        "POST /v1/products/{product}/versions/{version}/disable",
                        product + "/versions/1.0/disable",
                        null),
                Write.of(
                        "POST /v1/products/{product}/versions/{version}/enable",
                        product + "/versions/1.0/enable",
                        "{}"),
                Write.of("POST /v1/licenses", "/v1/licenses", "{" + order + "}"),
                Write.of(
                        "POST /v1/licenses/import",
                        "/v1/licenses/import",
                        "{%s, \"key\": \"IMPORTED-%s\"}".formatted(order, UUID.randomUUID())),
                Write.of(
                        "POST /v1/client/activate",
                        "/v1/client/activate",
                        "{%s, \"fingerprint\": \"m\"}".formatted(key)),
                Write.of(
                        "POST /v1/client/deactivate",
                        "/v1/client/deactivate",
                        "{%s, \"fingerprint\": \"m-freed\"}".formatted(key)),
                Write.of("POST /v1/tokens", "/v1/tokens", "{\"name\": \"t\", \"roles\": [\"reader\"]}"),
                Write.of("DELETE /v1/tokens/{tokenId}", "/v1/tokens/" + token, null),
                Write.of("POST /v1/projections/{name}/rebuild", "/v1/projections/licenses/rebuild", null),
                Write.of("POST /v1/projections/{name}/verify", "/v1/projections/licenses/verify", null),
                Write.of(
                        "DELETE /v1/licenses/{id}/activations/{fingerprint}",
                        active.path() + "/activations/freed",
                        null));
        Stream<Write> commands = Stream.of(
                on(active, "activations", "{\"fingerprint\": \"m\"}"),
                on(
                        shop.subscription(),
                        "extend-term",
                        "{\"until\": \"2040-01-01T00:00:00Z\", \"reason\": \"goodwill\"}"),
                on(active, "reissue-key", "{}"),
                on(renewed, "renew", "{\"period\": \"P1Y\"}"),
                on(shop.subscription(), "cancel-auto-renew", null),
                on(canceled, "resume-auto-renew", "{}"),
                on(shop.perpetual(), "upgrade", "{\"kind\": \"SUBSCRIPTION\", \"period\": \"P1Y\"}"),
                on(shop.trial(), "convert", "{\"kind\": \"PERPETUAL\"}"),
                on(active, "add-modules", "{\"modules\": [\"seg\"]}"),
                on(active, "remove-modules", "{\"modules\": [\"seg\"]}"),
                on(active, "extend-upgrade-period", "{\"until\": \"2040-01-01T00:00:00Z\"}"),
                on(active, "change-activation-limit", "{\"activationLimit\": 9}"),
                on(shop.perpetual(), "disable", "{\"cause\": \"REVOKED\", \"reason\": \"refunded\"}"),
                on(suspended, "enable", "{}"),
                on(shop.perpetual(), "transfer", "{\"customer\": \"other\", \"keepMachines\": true}"),
                on(active, "erase-texts", "{}"));
        return Stream.concat(others, commands).toList();
    }

    private static Write on(LicenseFixture license, String command, @Nullable String body) {
        return Write.of("POST /v1/licenses/{id}/" + command, license.path() + "/" + command, body);
    }
}
