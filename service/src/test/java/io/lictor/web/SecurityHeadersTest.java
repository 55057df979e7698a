package io.lictor.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers of every answer, whoever gives it. */
class SecurityHeadersTest {

    private static final String REST = " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/whoami" + REST,
                "GET /v1/nothing" + REST,
                "GET /v1/boom" + REST,
                "GET /docs" + REST,
                "GET /swagger-ui/index.html" + REST,
                "GET /v1/openapi.json" + REST,
                "GET /v1/things/%zz" + REST,
                "TRACE /v1/whoami" + REST,
                "nonsense\r\n\r\n",
                "GET /v1/whoami HTTP/7.7\r\nHost: x\r\n\r\n",
                "GET /v1/whoami HTTP/1.1\r\n\r\n",
                "OPTIONS /v1/things HTTP/1.1\r\nHost: x\r\nConnection: close\r\nOrigin: https://evil.example\r\n"
                        + "Access-Control-Request-Method: POST\r\n\r\n",
            })
    void every_answer_has_them_once(String request) throws Exception {
        Answer answer = TestServer.raw(request);
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.headers().allValues("X-Frame-Options")).containsExactly("DENY");
        assertThat(answer.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(answer.headers().allValues("Permissions-Policy")).hasSize(1);
        assertThat(answer.headers().allValues("Cross-Origin-Resource-Policy")).containsExactly("same-origin");
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .hasSize(1)
                .allMatch(policy -> policy.contains("default-src 'self'") && policy.contains("frame-ancestors 'none'"));
        List<String> cache = answer.headers().allValues("Cache-Control");
        assertThat(cache).containsExactly("no-store");
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty(); // not over HTTP
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }
}
