package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.Lictor;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Health and metrics on a port of their own. */
class ManagementPortTest {

    @TempDir
    private static Path data;

    private static ConfigurableApplicationContext context;
    private static Lictor main;
    private static Lictor own;

    @BeforeAll
    static void start() {
        context = SpringApplication.run(
                Standalone.class, "--server.port=0", "--management.server.port=0", "--lictor.data-directory=" + data);
        main = new Lictor(
                ((WebServerApplicationContext) context).getWebServer().getPort(), data.resolve("admin-token"));
        own = new Lictor(
                        context.getEnvironment().getRequiredProperty("local.management.port", Integer.class),
                        data.resolve("nothing"))
                .anonymous();
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @Test
    void metrics_want_no_token_there() throws Exception {
        assertThat(own.get("/actuator/prometheus").expect(200).body()).contains("jvm_memory_used_bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
    void health_is_told_without_details(String path) throws Exception {
        Answer health = own.get(path).expect(200);
        assertThat(health.body()).contains("\"status\":\"UP\"").doesNotContain("details", "components");
    }

    @Test
    void what_is_running_is_told() throws Exception {
        own.get("/actuator/info").expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator",
                "/actuator/env",
                "/actuator/heapdump",
                "/actuator/beans",
                "/actuator/shutdown",
                "/v1/licenses",
                "/v1/openapi.json",
                "/docs",
                "/error",
                "/",
            })
    void nothing_else_is_there(String path) throws Exception {
        Answer answer = own.get(path);
        assertThat(answer.status()).as(answer.body()).isIn(401, 404);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/info", "/actuator/prometheus"})
    void and_they_are_not_where_the_calls_go(String path) throws Exception {
        assertThat(main.get(path).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", "text/plain", "*/*", "text/plain;q=0.1, */*;q=0.01"})
    void metrics_are_told_to_whoever_takes_them(String accept) throws Exception {
        own.call("GET", "/actuator/prometheus").header("Accept", accept).send().expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "a/b/c", "*/*;q=x", "image/png"})
    void no_header_is_a_fault_there_either(String accept) throws Exception {
        Answer answer =
                own.call("GET", "/actuator/prometheus").header("Accept", accept).send();
        assertThat(answer.status()).as(answer.toString()).isBetween(400, 499);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void it_listens_on_loopback_only() {
        assertThat(context.getEnvironment().getProperty("management.server.address"))
                .isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/prometheus", "/nothing"})
    void browsers_are_told_the_same_there(String path) throws Exception {
        Answer answer = own.get(path);
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }
}
