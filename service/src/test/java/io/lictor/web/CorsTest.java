package io.lictor.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** Pages from elsewhere, where nobody is on the list and where somebody is. */
class CorsTest {

    private static final String OURS = "https://console.example";

    private static ServletWebServerApplicationContext listing;

    @BeforeAll
    static void start() {
        listing = (ServletWebServerApplicationContext) SpringApplication.run(
                Things.class,
                "--server.port=0",
                "--lictor.cors.allowed-origins=https://console.example, http://10.0.0.1:3000");
    }

    @AfterAll
    static void stop() {
        listing.close();
    }

    private static Answer ask(String method, String path, String headers) throws IOException {
        return TestServer.raw(listing.getWebServer().getPort(), request(method, path, headers));
    }

    private static String request(String method, String path, String headers) {
        return method + " " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + headers + "\r\n";
    }

    private static String preflight(String origin, String method, String sent) {
        return "Origin: " + origin + "\r\nAccess-Control-Request-Method: " + method + "\r\n"
                + (sent.isEmpty() ? "" : "Access-Control-Request-Headers: " + sent + "\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "https://console.example,POST,'authorization,content-type,idempotency-key'",
        "https://console.example,DELETE,'If-Match, Lictor-After'",
        "http://10.0.0.1:3000,GET,authorization",
        "https://console.example,PUT,''",
    })
    void pages_on_the_list_are_told_what_they_may_send(String origin, String method, String sent) throws Exception {
        Answer answer = ask("OPTIONS", "/v1/things", preflight(origin, method, sent));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(origin);
        assertThat(answer.header("Access-Control-Allow-Methods")).contains(method);
        assertThat(answer.header("Access-Control-Allow-Headers").replace(" ", ""))
                .isEqualToIgnoringCase(sent.replace(" ", ""));
        assertThat(answer.header("Access-Control-Max-Age")).isEqualTo("3600");
        assertThat(answer.headers().allValues("Vary")).contains("Origin");
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty(); // there are no cookies
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example,POST,authorization",
        "https://console.example.evil.example,POST,authorization",
        "http://console.example,POST,authorization",
        "https://console.example:8443,POST,authorization",
        "null,POST,authorization",
        "https://console.example,PATCH,authorization",
        "https://console.example,POST,x-anything",
    })
    void all_others_are_refused(String origin, String method, String sent) throws Exception {
        Answer answer =
                ask("OPTIONS", "/v1/things", preflight(origin, method, sent)).isProblem(403, "CROSS_ORIGIN_REFUSED");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void pages_on_the_list_may_read_answers_and_their_headers() throws Exception {
        for (String path : new String[] {"/v1/whoami", "/v1/nothing", "/v1/boom"}) {
            Answer answer = ask("GET", path, "Origin: " + OURS + "\r\n");
            assertThat(answer.header("Access-Control-Allow-Origin")).as(path).isEqualTo(OURS);
            assertThat(answer.header("Access-Control-Expose-Headers"))
                    .contains("ETag", "Location", "Retry-After", "Lictor-Position", "X-Correlation-Id");
        }
    }

    @Test
    void a_page_that_is_not_on_it_reads_nothing() throws Exception {
        Answer answer = ask("GET", "/v1/whoami", "Origin: https://evil.example\r\n");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("Access-Control"));
        assertThat(answer.headers().allValues("Vary")).contains("Origin");
    }

    @Test
    void the_list_is_empty_unless_configured() throws Exception {
        TestServer.raw(request("OPTIONS", "/v1/things", preflight(OURS, "POST", "authorization")))
                .isProblem(403, "CROSS_ORIGIN_REFUSED");
        Answer answer = TestServer.raw(request("GET", "/v1/whoami", "Origin: " + OURS + "\r\n"));
        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("Access-Control"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "null",
                "console.example",
                "https://*.example",
                "https://console.example/",
                "https://console.example:443",
                "HTTPS://console.example",
                "https://u@console.example",
                "ftp://x",
            })
    void origins_are_exact(String text) {
        assertThatThrownBy(() -> Origins.check(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no origin");
    }
}
