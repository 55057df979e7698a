package io.lictor.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.Lictor;
import io.lictor.acceptance.TestVendor;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Thousands of requests that are almost right: each is taken or refused as a problem, and the service still serves. */
@ExtendWith(StartedLictor.class)
class GeneratedInputTest {

    /** Each request has its own generator, {@code SEED + number}: a failure names it. */
    private static final long SEED = 20261121;

    private static final int BODIES = 3_000;
    private static final int QUERIES = 1_000;
    private static final int CALLERS = 8;

    private static final List<String> JUNK = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1e400",
            "-0.0",
            "99999999999999999999",
            "\"\"",
            "\" \"",
            "[]",
            "{}",
            "[[]]",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\uffff\"",
            "\"P1Y\"",
            "\"PT-1S\"",
            "\"2026-11-21T10:00:00Z\"",
            "\"9999-12-31T23:59:60Z\"",
            "\"-1000000000-01-01T00:00:00Z\"",
            "\"../..\"",
            "\"$where\"",
            "{\"$gt\": \"\"}",
            "\"'; DROP TABLE events; --\"",
            "\"" + "x".repeat(3_000) + "\"",
            "[" + "1,".repeat(2_000) + "1]");

    private static final List<String> QUERY_JUNK = List.of(
            "",
            "0",
            "-1",
            "201",
            "1e9",
            "%00",
            "%ff",
            "%ud800",
            "null",
            "ACTIVE",
            "active",
            "ACTIVE,GRACE",
            "[$ne]",
            "2026-11-21T10:00:00Z",
            "2026-11-21",
            "+",
            "%",
            "'\"",
            "licenseId",
            "-endsAt",
            "🔑",
            "x".repeat(2_000));

    private static final List<String> PARAMETERS = List.of(
            "status",
            "product",
            "customer",
            "partner",
            "module",
            "endsBefore",
            "sort",
            "limit",
            "cursor",
            "at",
            "from",
            "after",
            "key",
            "");

    private final TestVendor shop;
    private final Lictor lictor;

    GeneratedInputTest(TestVendor shop) {
        this.shop = shop;
        this.lictor = shop.lictor();
    }

    private record Write(String method, String path, String body) {}

    private List<Write> writes() {
        LicenseFixture license = shop.subscription();
        String path = license.path() + "/";
        String product = "/v1/products/" + shop.product();
        String order = "\"product\": \"%s\", \"customer\": \"c\", \"kind\": \"SUBSCRIPTION\", \"channel\": \"DIRECT\", "
                        .formatted(shop.product())
                + "\"startsAt\": \"2026-01-01T00:00:00Z\", \"period\": \"P1Y\", \"upgradePeriod\": \"P1Y\", "
                + "\"activationLimit\": 3, \"modules\": [{\"code\": \"seg\", \"until\": null}], \"autoRenew\": true";
        String client = "\"key\": \"%s\", \"fingerprint\": \"m1\"".formatted(license.key());
        return List.of(
                new Write("PUT", product, """
                        {"gracePeriod": "P14D", "renewalWindow": "P14D", "upgradePeriod": "P1Y",
                         "defaultActivationLimit": 2, "deactivationAllowance": {"count": 1, "period": "P30D"}}"""),
                new Write("PUT", product + "/versions/1.0", "{\"releasedAt\": \"2026-01-01T00:00:00Z\"}"),
                new Write("POST", "/v1/licenses", "{" + order + "}"),
                new Write(
                        "POST",
                        "/v1/licenses/import",
                        "{\"key\": \"LEGACY-1234\", \"issuedAt\": \"2020-01-01T00:00:00Z\", "
                                + "\"endsAt\": \"2027-01-01T00:00:00Z\", \"activations\": [{\"fingerprint\": \"m1\"}], "
                                + order + "}"),
                new Write(
                        "POST",
                        path + "activations",
                        "{\"fingerprint\": \"m1\", \"label\": \"l\", \"version\": \"1\"}"),
                new Write("POST", path + "renew", "{\"period\": \"P1Y\"}"),
                new Write("POST", path + "extend-term", "{\"until\": \"2030-01-01T00:00:00Z\", \"reason\": \"r\"}"),
                new Write("POST", path + "upgrade", """
                        {"kind": "SUBSCRIPTION", "version": "1.0", "period": "P1Y", "activationLimit": 2, "modules": []}"""),
                new Write("POST", path + "add-modules", "{\"modules\": [{\"code\": \"seg\"}, \"plan\"]}"),
                new Write("POST", path + "remove-modules", "{\"modules\": [\"seg\"]}"),
                new Write("POST", path + "extend-upgrade-period", "{\"until\": \"2030-01-01T00:00:00Z\"}"),
                new Write("POST", path + "change-activation-limit", "{\"activationLimit\": 3}"),
                new Write("POST", path + "disable", "{\"cause\": \"SUSPENDED\", \"reason\": \"r\"}"),
                new Write("POST", path + "transfer", "{\"customer\": \"c\", \"keepMachines\": true}"),
                new Write("POST", path + "convert", "{\"kind\": \"SUBSCRIPTION\", \"period\": \"P1Y\"}"),
                new Write("POST", "/v1/what-if", """
                        {"at": "2027-01-01T00:00:00Z", "policy": {"gracePeriod": "P3D"}, "activationLimit": 1, "sample": 3}"""),
                new Write("POST", "/v1/licenses/lookup", "{\"key\": \"%s\"}".formatted(license.key())),
                new Write("POST", "/v1/client/activate", "{" + client + ", \"label\": \"l\", \"version\": \"1\"}"),
                new Write("POST", "/v1/client/deactivate", "{" + client + "}"),
                new Write(
                        "POST",
                        "/v1/client/validate",
                        "{" + client + ", \"product\": \"p\", \"version\": \"1\", "
                                + "\"releasedAt\": \"2026-01-01T00:00:00Z\", \"modules\": [\"seg\"], \"at\": \"2027-01-01T00:00:00Z\"}"));
    }

    @Test
    void bodiesThatAreAlmostRight() throws Exception {
        List<Write> writes = writes();

        inParallel(BODIES, number -> {
            Random random = new Random(SEED + number);
            Write write = writes.get(random.nextInt(writes.size()));
            return lictor.call(write.method(), write.path())
                    .body("application/json", spoiled(write.body(), random))
                    .send();
        });

        assertThat(shop.perpetual().get().text("/status")).isEqualTo("ACTIVE");
    }

    private static byte[] spoiled(String body, Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> truncated(body.getBytes(UTF_8), random);
            case 1 -> flipped(body.getBytes(UTF_8), random);
            case 2 -> inserted(body.getBytes(UTF_8), random);
            case 3 -> without(body, random);
            default -> replaced(body, random);
        };
    }

    private static byte[] truncated(byte[] body, Random random) {
        return Arrays.copyOf(body, random.nextInt(body.length));
    }

    private static byte[] flipped(byte[] body, Random random) {
        for (int i = 0; i <= random.nextInt(3); i++) {
            body[random.nextInt(body.length)] = (byte) random.nextInt(256);
        }
        return body;
    }

    private static byte[] inserted(byte[] body, Random random) {
        int at = random.nextInt(body.length + 1);
        byte[] longer = Arrays.copyOf(body, body.length + 1);
        System.arraycopy(body, at, longer, at + 1, body.length - at);
        longer[at] = (byte) random.nextInt(256);
        return longer;
    }

    private static byte[] without(String body, Random random) {
        ObjectNode json = (ObjectNode) Answer.JSON.readTree(body);
        json.remove(anyField(json, random));
        return json.toString().getBytes(UTF_8);
    }

    /** By text, since no JSON tree would hold all of the junk. */
    private static byte[] replaced(String body, Random random) {
        ObjectNode json = (ObjectNode) Answer.JSON.readTree(body);
        String field = anyField(json, random);
        StringBuilder text = new StringBuilder("{");
        for (var property : json.properties()) {
            JsonNode value = property.getValue();
            text.append(text.length() == 1 ? "" : ", ")
                    .append('"')
                    .append(property.getKey())
                    .append("\": ");
            text.append(property.getKey().equals(field) ? JUNK.get(random.nextInt(JUNK.size())) : value.toString());
        }
        return text.append('}').toString().getBytes(UTF_8);
    }

    private static String anyField(ObjectNode json, Random random) {
        List<String> fields = List.copyOf(json.propertyNames());
        return fields.get(random.nextInt(fields.size()));
    }

    @Test
    void queriesThatAreAlmostRight() throws Exception {
        LicenseFixture license = shop.perpetual();
        List<String> paths = List.of(
                "/v1/licenses",
                license.path(),
                license.path() + "/history",
                license.path() + "/activations",
                license.path() + "/key",
                "/v1/events",
                "/v1/dashboard",
                "/v1/compliance",
                "/v1/customers/" + shop.customer(),
                "/v1/products/" + shop.product());

        inParallel(QUERIES, number -> {
            Random random = new Random(SEED + number);
            StringBuilder query = new StringBuilder(paths.get(random.nextInt(paths.size())) + "?");
            for (int i = 0; i <= random.nextInt(3); i++) {
                String value = QUERY_JUNK.get(random.nextInt(QUERY_JUNK.size()));
                query.append(i == 0 ? "" : "&")
                        .append(PARAMETERS.get(random.nextInt(PARAMETERS.size())))
                        .append('=')
                        .append(value.startsWith("%") && value.length() == 3 ? value : URLEncoder.encode(value, UTF_8));
            }
            return lictor.get(query.toString());
        });

        assertThat(license.get().text("/status")).isEqualTo("ACTIVE");
    }

    private static void inParallel(int requests, IntFunction<Answer> request) throws Exception {
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            List<Future<?>> answers = new ArrayList<>();
            for (int i = 0; i < requests; i++) {
                int number = i;
                answers.add(callers.submit(() -> check(number, request.apply(number))));
            }
            for (Future<?> answer : answers) {
                answer.get();
            }
        }
    }

    private static void check(int number, Answer answer) {
        String which = "Request %d of seed %d: %s".formatted(number, SEED, answer);
        assertThat(answer.status()).as(which).isLessThan(500);
        if (answer.status() >= 400) {
            assertThat(answer.header("Content-Type")).as(which).startsWith("application/problem+json");
            assertThat(answer.text("/code")).as(which).isNotBlank();
        }
    }
}
