package io.lictor.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    @Test
    void reads_what_is_right_and_writes_it_back_without_nulls() throws Exception {
        Answer answer = TestServer.post("/v1/things", """
                {"name": "Jürgen 😀", "limit": 3, "kind": "TRIAL", "startsAt": "2026-11-21T11:00:00.1239+01:00",
                 "period": "P1Y", "autoRenew": true, "owner": "0190A0B0-0000-7000-8000-000000000001",
                 "modules": [{"code": "seg", "until": "2026-11-21t10:00:00z"}], "codes": ["a.b-c_d"], "count": 1}""");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("""
                {"name":"Jürgen 😀","limit":3,"kind":"TRIAL","startsAt":"2026-11-21T10:00:00.123Z","period":"P1Y",\
                "autoRenew":true,"owner":"0190a0b0-0000-7000-8000-000000000001",\
                "modules":[{"code":"seg","until":"2026-11-21T10:00:00Z"}],"codes":["a.b-c_d"],"count":1}""");
        assertThat(TestServer.post("/v1/things", "{\"name\": \"x\", \"count\": 0}")
                        .body())
                .isEqualTo("{\"name\":\"x\",\"count\":0}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/colour | \"colour\": \"red\"",
                "/Name | \"Name\": \"x\"",
                "/a~1b~0c | \"a/b~c\": 1",
                "/limit | \"limit\": \"3\"",
                "/limit | \"limit\": \"\"",
                "/limit | \"limit\": 1.5",
                "/limit | \"limit\": 1.0",
                "/limit | \"limit\": 1e400",
                "/limit | \"limit\": 1e2",
                "/limit | \"limit\": 99999999999",
                "/limit | \"limit\": 9999999999999999999999999",
                "/limit | \"limit\": true",
                "/limit | \"limit\": [3]",
                "/limit | \"limit\": {}",
                "/limit | \"limit\": 0",
                "/limit | \"limit\": 101",
                "/kind | \"kind\": \"trial\"",
                "/kind | \"kind\": \" TRIAL \"",
                "/kind | \"kind\": \"\"",
                "/kind | \"kind\": 0",
                "/kind | \"kind\": \"0\"",
                "/kind | \"kind\": [\"TRIAL\"]",
                "/startsAt | \"startsAt\": 1700000000",
                "/startsAt | \"startsAt\": 1700000000.5",
                "/startsAt | \"startsAt\": \"\"",
                "/startsAt | \"startsAt\": \"1700000000\"",
                "/startsAt | \"startsAt\": \"2026-11-21\"",
                "/startsAt | \"startsAt\": \"2026-11-21T10:00:00\"",
                "/startsAt | \"startsAt\": \"2026-02-30T10:00:00Z\"",
                "/startsAt | \"startsAt\": \"2026-11-21T24:00:00Z\"",
                "/startsAt | \"startsAt\": \"2026-11-21T10:00:60Z\"",
                "/startsAt | \"startsAt\": \"2026-11-21T10:00Z\"",
                "/startsAt | \"startsAt\": \"2026-11-21T10:00:00+25:00\"",
                "/startsAt | \"startsAt\": \"2026-11-21T10:00:00[Europe/Berlin]\"",
                "/startsAt | \"startsAt\": \"+10000-01-01T00:00:00Z\"",
                "/startsAt | \"startsAt\": \"0000-12-31T23:59:59Z\"",
                "/startsAt | \"startsAt\": \"9999-12-31T23:59:59-01:00\"",
                "/startsAt | \"startsAt\": \"-0001-01-01T00:00:00Z\"",
                "/startsAt | \"startsAt\": \"yesterday\"",
                "/startsAt | \"startsAt\": {\"seconds\": 1}",
                "/startsAt | \"startsAt\": [2026, 11, 21]",
                "/period | \"period\": \"1Y\"",
                "/period | \"period\": \"\"",
                "/period | \"period\": \"P\"",
                "/period | \"period\": \"-P1Y\"",
                "/period | \"period\": \"P99999Y\"",
                "/period | \"period\": \"P99999999999999999999Y\"",
                "/period | \"period\": \"PT99999999999999999999H\"",
                "/period | \"period\": 12",
                "/period | \"period\": {\"amount\": \"P1Y\"}",
                "/autoRenew | \"autoRenew\": \"true\"",
                "/autoRenew | \"autoRenew\": 1",
                "/autoRenew | \"autoRenew\": \"\"",
                "/owner | \"owner\": \"1-1-1-1-1\"",
                "/owner | \"owner\": \"\"",
                "/owner | \"owner\": \"AAAAAAAAAAAAAAAAAAAAAA==\"",
                "/owner | \"owner\": 7",
                "/modules | \"modules\": {}",
                "/modules | \"modules\": \"seg\"",
                "/modules | \"modules\": \"\"",
                "/modules | \"modules\": [{\"code\": \"a\"}, {\"code\": \"b\"}, {\"code\": \"c\"}, {\"code\": \"d\"}]",
                "/modules/0 | \"modules\": [null]",
                "/modules/0 | \"modules\": [\"seg\"]",
                "/modules/0 | \"modules\": [[]]",
                "/modules/1/code | \"modules\": [{\"code\": \"seg\"}, {}]",
                "/modules/1/code | \"modules\": [{\"code\": \"seg\"}, {\"code\": \"A\"}]",
                "/modules/1/code | \"modules\": [{\"code\": \"seg\"}, {\"code\": 7}]",
                "/modules/0/until | \"modules\": [{\"code\": \"seg\", \"until\": \"never\"}]",
                "/modules/0/colour | \"modules\": [{\"code\": \"seg\", \"colour\": 1}]",
                "/codes/1 | \"codes\": [\"a\", \"B\"]",
                "/codes/1 | \"codes\": [\"a\", null]",
                "/codes/1 | \"codes\": [\"a\", 1]",
                "/codes/1 | \"codes\": [\"a\", \"a\\n\"]",
                "/codes | \"codes\": \"a\"",
            })
    void points_at_what_is_wrong(String pointer, String field) throws Exception {
        TestServer.post("/v1/things", "{\"name\": \"x\", \"count\": 1, " + field + "}")
                .pointsAt(pointer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3",
                "true",
                "1.5",
                "null",
                "[\"x\"]",
                "{}",
                "\"\"",
                "\"  \"",
                "\"123456789012345678901\"",
                "\"a\\u0000b\"",
                "\"a\\nb\"",
                "\"a\\u0085b\"",
                "\"a\\u2028b\"",
                "\"\\ud800\"",
                "\"\\udc00\\ud800\"",
                "\"\\uffff\"",
            })
    void refuses_what_is_no_text(String name) throws Exception {
        TestServer.post("/v1/things", "{\"count\": 1, \"name\": " + name + "}").pointsAt("/name");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"/count | {\"name\": \"x\"}", "/count | {\"name\": \"x\", \"count\": null}"})
    void misses_a_primitive(String pointer, String body) throws Exception {
        TestServer.post("/v1/things", body).pointsAt(pointer);
    }

    @Test
    void lists_all_violations_and_the_fields_there_are() throws Exception {
        Answer answer = TestServer.post(
                "/v1/things",
                "{\"limit\": 0, \"count\": 1, \"modules\": [{\"code\": \"ok\"}, {}, {\"code\": \"No\"}]}");
        answer.isProblem(400, "INVALID_REQUEST").says("The field /limit must be 1 or more, and 3 more");
        assertThat(answer.json()
                        .path("violations")
                        .valueStream()
                        .map(v -> v.path("pointer").stringValue()))
                .containsExactly("/limit", "/modules/1/code", "/modules/2/code", "/name");
        TestServer.post("/v1/things", "{\"nam\": \"x\", \"count\": 1}")
                .pointsAt("/nam")
                .says("autoRenew, codes, count, kind");
        TestServer.post("/v1/things", "{\"name\": \"x\", \"count\": 1, \"kind\": \"X\"}")
                .says("TRIAL, PERPETUAL, SUBSCRIPTION");
    }

    static List<byte[]> malformed() {
        return List.of(
                bytes(""),
                bytes(" "),
                bytes("null"),
                bytes("{"),
                bytes("{\"name\""),
                bytes("{\"name\": \"x"),
                bytes("{\"name\": \"x\\"),
                bytes("{\"name\": \"x\\u12\"}"),
                bytes("{\"name\": \"x\",}"),
                bytes("{\"name\": \"x\", \"count\": 1} x"),
                bytes("{\"name\": \"x\", \"count\": 1} {}"),
                bytes("{\"name\": \"x\", \"count\": 1}}"),
                bytes("{\"name\": \"x\", \"name\": \"y\", \"count\": 1}"),
                bytes("{\"name\": \"x\", \"count\": 01}"),
                bytes("{\"name\": \"x\", \"count\": +1}"),
                bytes("{\"name\": \"x\", \"count\": NaN}"),
                bytes("{\"name\": \"x\", \"count\": Infinity}"),
                bytes("{\"name\": \"x\", \"count\": -}"),
                bytes("{\"name\": \"x\", \"count\": 1.}"),
                bytes("{\"name\": \"x\", \"count\": 1" + "0".repeat(1000) + "}"),
                bytes("{\"name\": \"x\", \"count\": 0." + "0".repeat(1000) + "}"),
                bytes("{\"name\": 'x'}"),
                bytes("{name: \"x\"}"),
                bytes("{/* x */}"),
                bytes("{\"name\": \"a\0b\"}"),
                bytes("{\"name\": \"a\nb\"}"),
                bytes("\0"),
                bytes("\0\0\0\0\0\0\0\0"),
                bytes("<xml/>"),
                bytes("name=x"),
                bytes("{\"" + "n".repeat(300_000) + "\": 1}"),
                bytes("{\"a\":".repeat(100_000)),
                with((byte) 0xff),
                with((byte) 0xc3),
                with((byte) 0xc0, (byte) 0x80),
                with((byte) 0xf5, (byte) 0x80, (byte) 0x80, (byte) 0x80),
                new byte[] {(byte) 0xfe, (byte) 0xff, 0, '{'},
                new byte[] {(byte) 0xff, (byte) 0xfe, '{'},
                new byte[] {(byte) 0xef, (byte) 0xbb, '{'},
                new byte[] {(byte) 0x80});
    }

    @ParameterizedTest
    @MethodSource
    void malformed(byte[] body) throws Exception {
        TestServer.post("/v1/things", body).isProblem(400, "MALFORMED_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"x\"", "\"\"", "1", "true", "[{\"name\": \"x\", \"count\": 1}]"})
    void wants_an_object(String body) throws Exception {
        TestServer.post("/v1/things", body).pointsAt("").says("The body must be an object");
    }

    @Test
    void echoes_no_half_of_a_character_and_no_megabyte() throws Exception {
        TestServer.post("/v1/things", "{\"\\ud800\": 1}").isProblem(400, "MALFORMED_REQUEST");
        assertThat(TestServer.post("/v1/things", "{\"" + "n".repeat(250) + "\": 1}")
                        .body()
                        .length())
                .isLessThan(1500);
    }

    @Test
    void says_why_a_constructor_of_ours_refuses() throws Exception {
        TestServer.post("/v1/picky", "{\"name\": \"fussy\"}").pointsAt("").says("fussy is not wanted here");
        TestServer.post("/v1/picky", "{}").pointsAt("");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] with(byte... name) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(bytes("{\"count\": 1, \"name\": \"a"));
        body.writeBytes(name);
        body.writeBytes(bytes("b\"}"));
        return body.toByteArray();
    }
}
