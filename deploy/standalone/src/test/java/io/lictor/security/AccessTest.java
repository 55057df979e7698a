package io.lictor.security;

import static io.lictor.acceptance.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.Lictor;
import io.lictor.acceptance.TestVendor;
import io.lictor.security.AccessTable.Row;
import io.lictor.standalone.StartedLictor;
import io.lictor.value.Role;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every call that the running service takes, asked for with every credential: the table says what comes of it. */
@ExtendWith(StartedLictor.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // the tokens are made once
class AccessTest {

    private static final String PRODUCT = "p-" + UUID.randomUUID().toString().substring(24);

    private final Lictor admin;
    private final ApplicationContext running;
    private final Map<Role, Lictor> unlimited = new EnumMap<>(Role.class);
    private final Map<Role, Lictor> limited = new EnumMap<>(Role.class);
    private final Lictor expired;
    private final Lictor revoked;

    AccessTest(Lictor admin, ApplicationContext running) {
        this.admin = admin;
        this.running = running;
        for (Role role : Role.values()) {
            unlimited.put(role, admin.as("unlimited", role.word()));
            limited.put(
                    role,
                    admin.withToken(made(role, ", \"products\": [\"%s\"]".formatted(PRODUCT))
                            .text("/token")));
        }
        this.expired = admin.withToken(made(
                        Role.ADMIN,
                        ", \"expiresAt\": \"%s\"".formatted(TestVendor.now().plusMillis(500)))
                .text("/token"));
        Answer toBeRevoked = made(Role.ADMIN, "");
        this.revoked = admin.withToken(toBeRevoked.text("/token"));
        admin.delete("/v1/tokens/" + toBeRevoked.text("/tokenId")).expect(200);
        eventually(() -> expired.get("/v1/dashboard"), answer -> answer.expect(401));
    }

    private Answer made(Role role, String more) {
        return admin.post("/v1/tokens", "{\"name\": \"one\", \"roles\": [\"%s\"]%s}".formatted(role.word(), more))
                .expect(201);
    }

    static List<Row> rows() {
        return AccessTable.ROWS;
    }

    @Test
    void theTableHasEveryCallAndNoOther() {
        Set<String> mapped = new TreeSet<>();
        running.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((info, handler) -> {
                    if (handler.getBeanType().getName().startsWith("io.lictor.")) {
                        info.getMethodsCondition()
                                .getMethods()
                                .forEach(method ->
                                        info.getPatternValues().forEach(pattern -> mapped.add(method + " " + pattern)));
                    }
                });

        assertThat(AccessTable.ROWS.stream().map(row -> row.method() + " " + row.pattern()))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(mapped);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isForTheRolesOfItsRow(Row row) {
        for (Role role : Role.values()) {
            assertAsInTable(row, role, false, ask(unlimited.get(role), row));
            assertAsInTable(row, role, true, ask(limited.get(role), row));
        }
    }

    private static void assertAsInTable(Row row, Role role, boolean isLimited, Answer answer) {
        boolean allowed = switch (row.access()) {
            case Access.LicenseKey() -> true;
            case Access.Roles(var roles, boolean limitedToo) -> roles.contains(role) && (limitedToo || !isLimited);
        };
        if (allowed) {
            assertThat(answer.status()).as("%s: %s", role, answer).isNotIn(401, 403);
        } else {
            answer.refused(403, "NOT_ALLOWED");
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isClosedWithoutAGoodCredential(Row row) {
        Map<String, Answer> answers = Map.of(
                "none", ask(admin.anonymous(), row),
                "unknown", ask(admin.withToken(TokenText.fresh()), row),
                "expired", ask(expired, row),
                "revoked", ask(revoked, row),
                "no token of ours", ask(admin.withToken("eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbm5hIn0."), row),
                "malformed", authorized(row, "Bearer " + admin.token() + " x"),
                "empty", authorized(row, "Bearer "),
                "without a scheme", authorized(row, admin.token()),
                "of another scheme", authorized(row, "Basic YWRtaW46YWRtaW4="),
                "a licence's key", authorized(row, "License 00000-00000-00000-00000-00000"));

        answers.forEach((credential, answer) -> {
            if (row.access() instanceof Access.LicenseKey) {
                assertThat(answer.status()).as(credential).isNotIn(401, 403);
            } else {
                assertThat(answer.status()).as("%s: %s", credential, answer).isEqualTo(401);
                answer.refused(401, "UNAUTHENTICATED");
                assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
            }
        });
    }

    @Test
    void aSubscriberWhoseTokenIsRevokedHearsNoMore() throws Exception {
        Answer made = made(Role.AUDITOR, "");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                admin
                        .withToken(made.text("/token"))
                        .call("GET", "/v1/events?after=" + made.number("/position"))
                        .header("Accept", "text/event-stream")
                        .stream()
                        .body(),
                StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).startsWith(": after");
            admin.put("/v1/products/" + PRODUCT + "-s", "{}").expect(201);
            CompletableFuture<List<String>> heard =
                    CompletableFuture.supplyAsync(() -> lines.lines().toList());
            admin.delete("/v1/tokens/" + made.text("/tokenId")).expect(200);
            admin.put("/v1/products/" + PRODUCT + "-t", "{}").expect(201);

            assertThat(heard.get(30, TimeUnit.SECONDS)).noneMatch(line -> line.contains(PRODUCT + "-t"));
        }
    }

    @Test
    void saysWhatToDoAboutACredential() {
        assertThat(admin.anonymous().get("/v1/dashboard").text("/detail")).contains("Authorization: Bearer");
        assertThat(expired.get("/v1/dashboard").text("/detail")).contains("expired");
        assertThat(revoked.get("/v1/dashboard").text("/detail")).contains("revoked");
        assertThat(admin.withToken(TokenText.fresh()).get("/v1/dashboard").text("/detail"))
                .contains("not known");
        assertThat(unlimited
                        .get(Role.READER)
                        .post("/v1/licenses", "{}")
                        .refused(403, "NOT_ALLOWED")
                        .text("/detail"))
                .isEqualTo("This call is for admin or issuer; your token has reader.");
        assertThat(limited.get(Role.ADMIN)
                        .get("/v1/tokens")
                        .refused(403, "NOT_ALLOWED")
                        .text("/detail"))
                .contains("not limited to products");
    }

    @Test
    void aTokenIsTakenFromTheHeaderAloneAndFromOneOnly() {
        admin.anonymous().get("/v1/dashboard?access_token=" + admin.token()).refused(401, "UNAUTHENTICATED");
        admin.anonymous()
                .call("POST", "/v1/licenses/lookup")
                .body("application/x-www-form-urlencoded", ("access_token=" + admin.token()).getBytes())
                .send()
                .refused(401, "UNAUTHENTICATED");
        admin.call("GET", "/v1/dashboard")
                .header("Authorization", "Bearer " + admin.token())
                .another("Authorization", "Bearer " + unlimited.get(Role.READER).token())
                .send()
                .refused(401, "UNAUTHENTICATED");
    }

    @Test
    void whatIsNotThereIsToldToThoseWhoMayComeInOnly() {
        for (String path : List.of("/v1/nothing", "/", "/actuator/env", "/v1/tokens/x/y", "/error")) {
            admin.anonymous().get(path).refused(401, "UNAUTHENTICATED");
            unlimited.get(Role.READER).get(path).refused(404, "NOT_FOUND");
        }
        admin.anonymous().call("PATCH", "/v1/licenses").send().refused(401, "UNAUTHENTICATED");
        admin.call("PATCH", "/v1/licenses").send().refused(405, "METHOD_NOT_ALLOWED");
        admin.anonymous().call("HEAD", "/v1/licenses").send().expect(401);
        unlimited.get(Role.READER).call("HEAD", "/v1/licenses").send().expect(200);
        unlimited.get(Role.READER).call("HEAD", "/v1/events").send().expect(403);
        admin.anonymous().call("OPTIONS", "/v1/licenses").send().expect(401);
        assertThat(admin.call("OPTIONS", "/v1/licenses").send().expect(200).header("Allow"))
                .contains("GET", "POST");
    }

    @Test
    void aPathOfAnotherSpellingOpensNothing() {
        for (String path : List.of(
                "/v1/client/../licenses",
                "/v1/client/%2e%2e/licenses",
                "/v1//licenses",
                "/v1/./licenses",
                "/docs/../v1/licenses",
                "/swagger-ui/..%2fv1/licenses",
                "/actuator/health/../prometheus",
                "/actuator/health/%2e%2e/prometheus",
                "/V1/licenses",
                "/v1/licenses/")) {
            assertThat(admin.anonymous().get(path).status()).as(path).isIn(401, 404);
        }
    }

    @Test
    void whatHoldsNoDataIsOpenAndMetricsAreForThoseWhoMaySeeEverything() {
        for (String path : List.of(
                "/docs",
                "/swagger-ui/index.html",
                "/v1/openapi.json",
                "/v1/openapi.json/swagger-config",
                "/actuator/health",
                "/actuator/health/liveness",
                "/actuator/health/readiness",
                "/actuator/info")) {
            assertThat(admin.anonymous().get(path).status()).as(path).isIn(200, 302);
        }
        admin.anonymous().get("/actuator/prometheus").refused(401, "UNAUTHENTICATED");
        for (Role role : Role.values()) {
            unlimited.get(role).get("/actuator/prometheus").expect(200);
            limited.get(role).get("/actuator/prometheus").refused(403, "NOT_ALLOWED");
        }
    }

    private static Answer ask(Lictor lictor, Row row) {
        return call(lictor, row).send();
    }

    private Answer authorized(Row row, String authorization) {
        return call(admin, row).header("Authorization", authorization).send();
    }

    /** Asks for what is not there, with a body that says nothing: who is let in changes little. */
    private static Lictor.Call call(Lictor lictor, Row row) {
        Lictor.Call call = lictor.call(row.method(), path(row.pattern())).withoutWaiting();
        return Set.of("POST", "PUT").contains(row.method()) ? call.json("{}") : call;
    }

    private static String path(String pattern) {
        return pattern.replace("{product}", PRODUCT)
                .replace("{id}", UUID.randomUUID().toString())
                .replace("{tokenId}", UUID.randomUUID().toString())
                .replaceAll("\\{(\\w+)}", "no-$1");
    }
}
