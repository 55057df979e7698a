package io.lictor.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that never get as far as Spring. */
class BadHttpTest {

    private static final String REST = " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

    static List<String> bad_requests() {
        return List.of(
                "nonsense\r\n\r\n",
                "GET\r\n\r\n",
                "GET /v1/whoami NONSENSE/1.1\r\nHost: x\r\n\r\n",
                "G\u0000T /v1/whoami" + REST,
                "GET /v1/things/[x]" + REST,
                "GET /v1/things/{x}" + REST,
                "GET /v1/things/a|b" + REST,
                "GET /v1/things/a\\b" + REST,
                "GET /v1/things/ü" + REST,
                "GET /v1/things/\"x\"" + REST,
                "GET /v1/things?q=[x]" + REST,
                "GET /v1/things/%zz" + REST,
                "GET /v1/things/%2" + REST,
                "GET /v1/things/%" + REST,
                "GET /v1/machines/%ff" + REST,
                "GET /v1/machines/%c0%80" + REST,
                "GET /v1/machines/%00" + REST,
                "GET /v1/whoami?%zz=1" + REST,
                "GET /v1/whoami?x=%" + REST,
                "GET /v1/whoami?x=%ff" + REST,
                "GET /v1/whoami?x=%00" + REST,
                "GET /v1/things/%00" + REST,
                "DELETE /v1/machines/a;b" + REST,
                "GET /../../etc/passwd" + REST,
                "GET /v1/whoami HTTP/1.1\r\n\r\n",
                "GET /v1/whoami HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET /v1/whoami HTTP/1.1\r\nHost: [bad\r\n\r\n",
                "GET /v1/whoami HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET /v1/whoami HTTP/1.1\r\nHost: x\r\nBad Header: x\r\n\r\n",
                "GET /v1/whoami HTTP/1.1\r\nHost: x\r\nno-colon\r\n\r\n",
                "GET /v1/whoami HTTP/1.1\r\nHost: x\r\nX-A: a\u0000b\r\n\r\n",
                "GET /v1/whoami HTTP/1.1\r\nHost: x\r\nX-Big: " + "x".repeat(40_000) + "\r\n\r\n",
                "GET /v1/whoami?x=" + "x".repeat(40_000) + REST,
                "GET /v1/whoami HTTP/1.1\r\nHost: x\r\n" + "X-Many: x\r\n".repeat(200) + "\r\n",
                "POST /v1/things HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n",
                "POST /v1/things HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "POST /v1/things HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}",
                "POST /v1/things HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked, chunked\r\n\r\n",
                "POST /v1/things HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n");
    }

    @ParameterizedTest
    @MethodSource
    void bad_requests(String request) throws Exception {
        TestServer.raw(request).isProblem(400, "MALFORMED_REQUEST");
    }

    @Test
    void methods_and_versions_that_do_not_exist() throws Exception {
        TestServer.raw("TRACE /v1/whoami" + REST).isProblem(405, "METHOD_NOT_ALLOWED");
        TestServer.raw("CONNECT x:80" + REST).isProblem(400, "HTTP_UNSUPPORTED");
        TestServer.raw("GET /v1/whoami HTTP/7.7\r\nHost: x\r\n\r\n").isProblem(400, "HTTP_UNSUPPORTED");
        TestServer.raw("POST /v1/things HTTP/1.1\r\nHost: x\r\nExpect: nonsense\r\nContent-Length: 2\r\n\r\n{}")
                .isProblem(417, "EXPECTATION_FAILED");
    }

    @Test
    void browsers_elsewhere_are_refused() throws Exception {
        TestServer.raw("OPTIONS /v1/things HTTP/1.1\r\nHost: x\r\nConnection: close\r\nOrigin: http://evil.example\r\n"
                        + "Access-Control-Request-Method: POST\r\n\r\n")
                .isProblem(403, "CROSS_ORIGIN_REFUSED");
        Answer options = TestServer.raw("OPTIONS /v1/things" + REST);
        assertThat(options.status()).isEqualTo(200);
        assertThat(options.header("Allow")).contains("POST");
    }

    @Test
    void a_body_that_does_not_come() throws Exception {
        TestServer.raw(
                        "POST /v1/things HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{")
                .isProblem(408, "REQUEST_TIMEOUT");
    }

    @Test
    void a_large_body_is_refused_before_it_is_sent() throws Exception {
        Answer answer = TestServer.raw("POST /v1/things HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n"
                + "Content-Type: application/json\r\nContent-Length: 99999999999\r\n\r\n");
        answer.isProblem(413, "PAYLOAD_TOO_LARGE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD /v1/nothing", "HEAD /v1/boom"})
    void heads_have_no_body(String request) throws Exception {
        Answer answer = TestServer.raw(request + REST);
        assertThat(answer.status()).isGreaterThanOrEqualTo(400);
        assertThat(answer.body()).isEmpty();
    }
}
