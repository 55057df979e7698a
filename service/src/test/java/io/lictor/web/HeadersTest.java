package io.lictor.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {

    private static Answer whoAmI(String headers) throws Exception {
        return TestServer.raw(("GET /v1/whoami HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + headers + "\r\n")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void callers_without_headers_get_a_correlation_id() throws Exception {
        Answer answer = whoAmI("");
        assertThat(answer.json().path("correlationId").stringValue())
                .hasSize(36)
                .isEqualTo(answer.header("X-Correlation-Id"));
        assertThat(whoAmI("").header("X-Correlation-Id")).isNotEqualTo(answer.header("X-Correlation-Id"));
    }

    @Test
    void an_answer_comes_in_one_piece() throws Exception {
        Answer answer = TestServer.get("/v1/entity");
        assertThat(answer.body()).isEqualTo("{\"name\":\"thing\"}");
        assertThat(answer.header("Content-Length")).isEqualTo("16");
    }

    @Test
    void callers_name_their_correlation_but_not_themselves() throws Exception {
        Answer answer = whoAmI("X-Actor: anna\r\nX-Correlation-Id: order-7/a\r\n");
        assertThat(answer.body()).isEqualTo("{\"actor\":\"anybody\",\"correlationId\":\"order-7/a\"}");
        assertThat(answer.header("X-Correlation-Id")).isEqualTo("order-7/a");
        assertThat(whoAmI("traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\r\n")
                        .header("X-Correlation-Id"))
                .isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(whoAmI("traceparent: 00-x\r\n").header("X-Correlation-Id")).hasSize(36);
        assertThat(TestServer.send(TestServer.to("/v1/nothing").header("X-Correlation-Id", "abc"))
                        .header("X-Correlation-Id"))
                .isEqualTo("abc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "ü", "<script>", "a\"b", "-"})
    void odd_correlation_ids(String id) throws Exception {
        Answer answer = whoAmI("X-Correlation-Id: " + id + "\r\n").isProblem(400, "INVALID_REQUEST");
        assertThat(answer.header("X-Correlation-Id")).hasSize(36);
        whoAmI("X-Correlation-Id: " + "a".repeat(129) + "\r\n").isProblem(400, "INVALID_REQUEST");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"3\" | true",
                "3 | true",
                "\"4\" | false",
                "* | true",
                "W/\"3\", \"3\" | true",
                "W/\"3\", \"4\" | false",
                "\"1\", \"3\" | true",
                "\"1\",\"2\" | false",
                "1, 3 | true",
                "\"a,b\", \"3\" | true",
                "\"abc\" | false",
                "\"\" | false",
                "\"03\" | false",
                "\"99999999999999999999\" | false",
                "99999999999999999999 | false",
            })
    void expected_versions(String header, boolean accepted) throws Exception {
        Answer answer = TestServer.send(TestServer.to("/v1/versioned")
                .header("If-Match", header)
                .POST(java.net.http.HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.body()).isEqualTo(Boolean.toString(accepted));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "\"3",
                "3\"",
                "x",
                "-3",
                "\"3\" \"4\"",
                "3 4",
                "'3'",
                "\"3\";",
                "w/\"3\"",
                "W/\"3\"",
                "W/\"3\", W/\"4\"",
                "*, \"3\"",
                "3.0",
                "\"3\",x"
            })
    void odd_expected_versions(String header) throws Exception {
        Answer answer = TestServer.raw("POST /v1/versioned HTTP/1.1\r\nHost: x\r\nConnection: close\r\nIf-Match: "
                        + header + "\r\n\r\n")
                .isProblem(400, "INVALID_REQUEST");
        assertThat(answer.json().path("header").stringValue()).isEqualTo("If-Match");
    }

    @Test
    void expected_versions_of_what_is_not_there() {
        assertThat(ExpectedVersion.parse("*").accepts(0)).isFalse();
        assertThat(ExpectedVersion.parse(null).accepts(0)).isTrue();
        assertThat(ExpectedVersion.parse("\"0\"").accepts(0)).isTrue();
        assertThat(ExpectedVersion.ANY.isAny()).isTrue();
    }
}
