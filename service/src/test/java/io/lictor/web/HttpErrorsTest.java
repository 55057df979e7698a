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
            strings = {
                "",
                "*/*",
                "application/*",
                "application/json",
                "APPLICATION/Json",
                "application/json;charset=iso-8859-1",
                "application/json;profile=\"x,y\"",
                "application/json;q=0.001",
                "application/xml, */*;q=.2",
                "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
                "application/problem+json, application/json",
                "application/json;q=0, application/json",
                ", application/json,,",
            })
    void acceptable(String accept) throws Exception {
        Answer answer = TestServer.send(TestServer.to("/v1/entity").header("Accept", accept));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        TestServer.send(TestServer.to("/v1/no").header("Accept", accept)).isProblem(409, "ACTIVATION_LIMIT_REACHED");
        TestServer.send(TestServer.to("/v1/boom").header("Accept", accept)).isProblem(500, "INTERNAL_ERROR");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image/png",
                "text/html",
                "text/*",
                "text/event-stream",
                "application/yaml",
                "application/xml",
                "application/cbor",
                "application/x-jackson-smile",
                "application/problem+json",
                "application/*+json",
                "application/vnd.x+json",
                "application/json;q=0",
                "application/json;q=0, */*",
                "application/*;q=0, */*",
                "*/*;q=0",
            })
    void nothing_acceptable(String accept) throws Exception {
        for (String path : new String[] {"/v1/entity", "/v1/whoami", "/v1/no", "/v1/boom", "/v1/openapi.json"}) {
            Answer answer = TestServer.send(TestServer.to(path).header("Accept", accept))
                    .isProblem(406, "NOT_ACCEPTABLE");
            answer.says("application/json");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nonsense", "application/json;q=2", "*/*;q=x", "*/json", "a/b/c", "application/json;q=", "é"})
    void no_list_of_media_types(String accept) throws Exception {
        Answer answer = TestServer.raw(
                "GET /v1/entity HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAccept: " + accept + "\r\n\r\n");
        assertThat(answer.isProblem(400, "INVALID_REQUEST")
                        .json()
                        .path("header")
                        .stringValue())
                .isEqualTo("Accept");
    }

    @Test
    void accepted_in_several_lines() throws Exception {
        TestServer.raw("GET /v1/entity HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAccept: image/png\r\n"
                        + "Accept: text/html\r\n\r\n")
                .isProblem(406, "NOT_ACCEPTABLE");
        Answer answer =
                TestServer.raw("GET /v1/entity HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAccept: image/png\r\n"
                        + "Accept: application/json\r\n\r\n");
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void one_of_several_representations() throws Exception {
        for (String[] asked : new String[][] {
            {"*/*", "application/x-ndjson"},
            {"application/json", "application/x-ndjson"},
            {"text/event-stream", "text/event-stream"},
            {"Text/*", "text/event-stream"},
            {"application/json, text/event-stream", "text/event-stream"},
            {"application/x-ndjson;q=0.1, text/event-stream;q=0.2", "text/event-stream"},
            {"application/x-ndjson, text/event-stream", "application/x-ndjson"},
            {"text/event-stream;q=0, */*", "application/x-ndjson"},
        }) {
            Answer answer = TestServer.send(TestServer.to("/v1/chosen").header("Accept", asked[0]));
            assertThat(answer.body()).as(asked[0]).contains(asked[1]);
        }
        TestServer.send(TestServer.to("/v1/chosen").header("Accept", "text/csv"))
                .isProblem(406, "NOT_ACCEPTABLE");
    }

    @Test
    void nothing_in_yaml() throws Exception {
        TestServer.get("/v1/openapi.json.yaml").isProblem(404, "NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Lictor-After", "Idempotency-Key", "X-Correlation-Id", "Authorization"})
    void headers_that_stand_twice(String header) throws Exception {
        Answer answer = TestServer.raw("POST /v1/versioned HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + header
                + ": 1\r\n" + header + ": 1\r\n\r\n");
        assertThat(answer.isProblem(400, "INVALID_REQUEST")
                        .json()
                        .path("header")
                        .stringValue())
                .isEqualTo(header);
    }

    @ParameterizedTest
    @ValueSource(strings = {"key", "Key", "licenseKey", "license_key", "licence-key", "%6bey"})
    void keys_in_urls(String name) throws Exception {
        for (String path : new String[] {"/v1/entity", "/v1/nothing", "/docs"}) {
            Answer answer =
                    TestServer.get(path + "?x=y&" + name + "=THE-SECRET").isProblem(400, "INVALID_REQUEST");
            answer.says("must not stand in a URL");
            assertThat(answer.body()).doesNotContain("THE-SECRET");
        }
    }

    @Test
    void no_body_in_no_pieces() throws Exception {
        Answer answer = TestServer.raw("DELETE /v1/machines/m HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        TestServer.raw("DELETE /v1/machines/m HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n")
                .isProblem(415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void bodies_that_nobody_reads() throws Exception {
        for (String body : new String[] {"", " ", "{}", " { }\n"}) {
            assertThat(withBody(body).status()).as(body).isEqualTo(200);
        }
        for (String body : new String[] {"{\"a\": 1}", "[]", "x", "{}{}"}) {
            withBody(body).isProblem(400, "MALFORMED_REQUEST").says("takes no body");
        }
    }

    private static Answer withBody(String body) throws Exception {
        return TestServer.send(TestServer.to("/v1/machines/m")
                .header("Content-Type", "application/json")
                .method("DELETE", BodyPublishers.ofString(body)));
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
                "application/*+json",
                "application/vnd.x+json",
                "application/problem+json",
                "application/yaml",
                "application/cbor",
                "application/json; charset=us-ascii",
                "application/json; charset=utf8",
                "application/json; charset=utf-8; profile=x",
                "application/json; profile=x",
                "application/json; q=0.5",
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
                "application/json ; charset=utf-8",
                "application/json;",
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
