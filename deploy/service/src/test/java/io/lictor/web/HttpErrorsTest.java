package io.lictor.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpErrorsTest {

    private static final String ID = "/v1/things/0190a0b0-0000-7000-8000-000000000001";
    private static final String GOOD = "{\"name\": \"x\", \"count\": 1}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/v1",
                "/v1/nothing",
                "/error",
                "/favicon.ico",
                "/v1/things/a/b/c/d",
                "/v1/whoami/",
                "/v1/../error",
                "/webjars/swagger-ui/index.html"
            })
    void unknown_paths(String path) throws Exception {
        TestServer.send(TestServer.to(path).header("Accept", "text/html")).isProblem(404, "NOT_FOUND");
    }

    @Test
    void wrong_methods() throws Exception {
        Answer answer = TestServer.send(TestServer.to("/v1/things").DELETE()).isProblem(405, "METHOD_NOT_ALLOWED");
        assertThat(answer.header("Allow")).isEqualTo("POST");
        for (String method : new String[] {"PATCH", "PUT", "LOCK", "NONSENSE", "TRACE", "post"}) {
            TestServer.raw(method + " /v1/things HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                    .isProblem(405, "METHOD_NOT_ALLOWED");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/html", "image/png", "nonsense", "application/json;q=0", "*/*;q=2", "text/event-stream"})
    void problems_are_json_whatever_is_accepted(String accept) throws Exception {
        TestServer.send(TestServer.to("/v1/no").header("Accept", accept)).isProblem(409, "ACTIVATION_LIMIT_REACHED");
        TestServer.send(TestServer.to("/v1/boom").header("Accept", accept)).isProblem(500, "INTERNAL_ERROR");
    }

    @Test
    void nothing_acceptable() throws Exception {
        TestServer.send(TestServer.to("/v1/whoami").header("Accept", "image/png"))
                .isProblem(406, "NOT_ACCEPTABLE");
    }

    @Test
    void facts_are_members_and_never_replace_the_standard_ones() throws Exception {
        Answer answer = TestServer.get("/v1/no").isProblem(409, "ACTIVATION_LIMIT_REACHED");
        assertThat(answer.json().path("limit").intValue()).isEqualTo(2);
        assertThat(answer.json().path("period").stringValue()).isEqualTo("P1Y");
        assertThat(answer.json().path("since").stringValue()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(answer.json().path("title").stringValue()).isEqualTo("Activation limit reached");
    }

    @Test
    void failures_of_ours() throws Exception {
        Answer boom = TestServer.get("/v1/boom").isProblem(500, "INTERNAL_ERROR");
        assertThat(boom.json().path("correlationId").stringValue()).isEqualTo(boom.header("X-Correlation-Id"));
        TestServer.get("/v1/deep").isProblem(500, "INTERNAL_ERROR");
        Answer down = TestServer.get("/v1/down").isProblem(503, "UNAVAILABLE");
        assertThat(down.header("Retry-After")).isEqualTo("2");
        assertThat(down.body()).doesNotContain("secret");
    }

    @Test
    void half_an_answer_breaks_off() {
        assertThatThrownBy(() -> TestServer.get("/v1/lines")).isInstanceOf(java.io.IOException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "multipart/form-data",
                "application/octet-stream",
                "text/json",
                "nonsense",
                "application/json; charset=utf-16",
                "application/json; charset=nonsense",
                "application/json; charset=\"",
                "*/*",
                "application/*",
                ";",
                "application/json, text/plain",
            })
    void unsupported_media_types(String type) throws Exception {
        for (String path : new String[] {"/v1/things", ID + "/touch"}) {
            TestServer.send(TestServer.to(path).header("Content-Type", type).POST(BodyPublishers.ofString(GOOD)))
                    .isProblem(415, "UNSUPPORTED_MEDIA_TYPE");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json;charset=UTF-8",
                "APPLICATION/JSON; Charset=\"utf-8\"",
                "application/vnd.x+json"
            })
    void supported_media_types(String type) throws Exception {
        Answer answer = TestServer.send(
                TestServer.to("/v1/things").header("Content-Type", type).POST(BodyPublishers.ofString(GOOD)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void bodies_without_a_type_or_with_an_encoding() throws Exception {
        TestServer.send(TestServer.to("/v1/things").POST(BodyPublishers.ofString(GOOD)))
                .isProblem(415, "UNSUPPORTED_MEDIA_TYPE");
        TestServer.send(TestServer.to("/v1/things")
                        .header("Content-Type", "application/json")
                        .header("Content-Encoding", "gzip")
                        .POST(BodyPublishers.ofString(GOOD)))
                .isProblem(415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void no_body_where_one_is_needed() throws Exception {
        TestServer.send(TestServer.to("/v1/things").POST(BodyPublishers.noBody()))
                .isProblem(400, "MALFORMED_REQUEST");
        TestServer.raw("POST /v1/things HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                .isProblem(400, "MALFORMED_REQUEST");
    }

    @Test
    void no_body_where_none_is_needed() throws Exception {
        for (String type : new String[] {"application/json", "text/plain", "application/x-www-form-urlencoded", "x"}) {
            Answer answer = TestServer.send(
                    TestServer.to(ID + "/touch").header("Content-Type", type).POST(BodyPublishers.noBody()));
            assertThat(answer.body()).isEqualTo("{\"body\":\"none\"}");
        }
        assertThat(TestServer.send(TestServer.to(ID + "/touch").POST(BodyPublishers.noBody()))
                        .status())
                .isEqualTo(200);
        assertThat(TestServer.post(ID + "/touch", "{}").body()).isEqualTo("{\"body\":\"some\"}");
    }

    @ParameterizedTest
    @ValueSource(ints = {(1 << 20) + 1, 2 << 20, 6 << 20})
    void bodies_over_the_limit(int size) throws Exception {
        byte[] body = ("{\"name\": \"" + "x".repeat(size - 11) + "\"").getBytes();
        TestServer.post("/v1/things", body).isProblem(413, "PAYLOAD_TOO_LARGE");
        TestServer.send(TestServer.to("/v1/things")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))))
                .isProblem(413, "PAYLOAD_TOO_LARGE");
    }

    @Test
    void a_body_at_the_limit_is_read() throws Exception {
        String body = "{\"count\": 1, \"name\": \"" + "x".repeat((1 << 20) - 24) + "\"}";
        assertThat(body).hasSize(1 << 20);
        TestServer.post("/v1/things", body).pointsAt("/name");
    }

    @Test
    void the_answer_is_heard_over_a_body_that_nobody_reads() throws Exception {
        TestServer.post("/v1/things", "x" + " ".repeat(900_000)).isProblem(400, "MALFORMED_REQUEST");
        TestServer.post("/v1/things?x=y", " ".repeat(900_000)).isProblem(400, "INVALID_REQUEST");
    }

    @ParameterizedTest
    @CsvSource({
        "limitt=3, limitt",
        "limit=, limit",
        "limit, limit",
        "limit=0, limit",
        "limit=201, limit",
        "limit=x, limit",
        "limit=0x10, limit",
        "limit=%203, limit",
        "limit=1.0, limit",
        "limit=99999999999999999999, limit",
        "limit=+3, limit",
        "limit=3&limit=4, limit",
        "at=yesterday, at",
        "at=1700000000, at",
        "at=2026-11-21, at",
        "at=, at",
        "at=2026-11-21T10:00:00, at",
        "at=2026-11-21T10:00:00+01:00, at",
        "kind=trial, kind",
        "kind=0, kind",
        "module=a&module=B, module",
        "Limit=3, Limit",
        "%6cimitt=3, limitt",
        "=3, ''",
        "at=-999999999-01-01T00:00:00Z, at",
    })
    void wrong_query_parameters(String query, String parameter) throws Exception {
        Answer answer = TestServer.get(ID + "?" + query).isProblem(400, "INVALID_REQUEST");
        assertThat(answer.json().path("parameter").stringValue()).isEqualTo(parameter);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?",
                "?limit=%33",
                "?limit=3&&kind=TRIAL&",
                "?module=a&module=b",
                "?at=2026-11-21T10:00:00%2B01:00"
            })
    void right_query_parameters(String query) throws Exception {
        Answer answer = TestServer.raw("GET " + ID + query + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void parameters_and_headers_that_are_missing_or_wrong() throws Exception {
        assertThat(TestServer.get("/v1/needy")
                        .isProblem(400, "INVALID_REQUEST")
                        .json()
                        .path("parameter")
                        .stringValue())
                .isEqualTo("name");
        assertThat(TestServer.get("/v1/needy?name=x")
                        .isProblem(400, "INVALID_REQUEST")
                        .json()
                        .path("header")
                        .stringValue())
                .isEqualTo("X-Needed");
        Answer after =
                TestServer.send(TestServer.to(ID).header("Lictor-After", "x")).isProblem(400, "INVALID_REQUEST");
        assertThat(after.json().path("header").stringValue()).isEqualTo("Lictor-After");
        for (String id : new String[] {"x", "1-1-1-1-1", "..%2f", "%00x"}) {
            Answer answer =
                    TestServer.raw("GET /v1/things/" + id + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        }
        TestServer.send(TestServer.to("/v1/products/_x")
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(GOOD)))
                .isProblem(400, "INVALID_REQUEST")
                .says("The parameter product must be");
        TestServer.send(TestServer.to("/v1/products/x")
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString("{\"count\": 1, \"modules\": [{}]}")))
                .isProblem(400, "INVALID_REQUEST")
                .says("/modules/0/code is required, and 1 more");
        assertThat(TestServer.get("/v1/open-minded?x=y").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "a%2Fb, a/b",
        "a%5Cb, a\\b",
        "a%3Bb%3Fc%23d, a;b?c#d",
        "%252F, %2F",
        "%25, %",
        "%C3%BC, ü",
        "a+b%20c, a+b c",
        "%2e%2e, .."
    })
    void fingerprints_in_paths(String path, String fingerprint) throws Exception {
        Answer answer =
                TestServer.raw("DELETE /v1/machines/" + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().path("fingerprint").stringValue()).isEqualTo(fingerprint);
    }
}
