package io.lictor.store.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalLeafTest {

    private static String leaf(String metadata, String payload) {
        return CanonicalLeaf.of("e-1", metadata, payload, "2026-11-21T10:00:00.000Z", "2", 3, "s", "License", "t");
    }

    private static String payloadIn(String leaf) {
        String before = "{\"eventId\":\"e-1\",\"metadata\":{},\"payload\":";
        String behind = ",\"recordedAt\":\"2026-11-21T10:00:00.000Z\",\"revision\":\"2\",\"sequence\":3,"
                + "\"streamId\":\"s\",\"streamType\":\"License\",\"type\":\"t\"}";
        assertThat(leaf).startsWith(before).endsWith(behind);
        return leaf.substring(before.length(), leaf.length() - behind.length());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                  | {}
            { "b" : 1.0, "a" : [ 1e2, true ] }  | {"a":[100,true],"b":1}
            {"x":{"é":1,"z":null,"\\u20ac":""}} | {"x":{"z":null,"é":1,"€":""}}
            {"a":"\\u001F\\/\\u0041\\n"}        | {"a":"\\u001f/A\\n"}
            """)
    void theSameJsonIsTheSameLeaf(String payload, String canonical) {
        assertThat(payloadIn(leaf("{}", payload))).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":1,"a":2}    | "{\\"a\\":1,\\"a\\":2}"
            {"a":1           | "{\\"a\\":1"
            {}, "payload":{} | "{}, \\"payload\\":{}"
            damaged\\        | "damaged\\\\"
            ``               | ""
            """)
    void whatIsNoJsonIsAString(String payload, String string) {
        assertThat(payloadIn(leaf("{}", payload))).isEqualTo(string);
    }

    @Test
    void whateverIsInARowHasALeaf() {
        assertThat(leaf("[".repeat(1_000_000), "{}")).contains("\"metadata\":\"[[[");
        assertThat(CanonicalLeaf.of("\"\\\b\t\n\f\r\u0001é😀", "{}", "{}", "", null, 1, "", "", ""))
                .isEqualTo("{\"eventId\":\"\\\"\\\\\\b\\t\\n\\f\\r\\u0001é😀\",\"metadata\":{},\"payload\":{},"
                        + "\"recordedAt\":\"\",\"revision\":null,\"sequence\":1,\"streamId\":\"\",\"streamType\":\"\","
                        + "\"type\":\"\"}");
    }
}
