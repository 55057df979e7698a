package io.lictor.history;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Payloads that can't stand in an answer as they are. */
final class StoredJson {

    private static final String EMPTY = "{}";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(tools.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StoredJson() {}

    /** One that nobody could read: as it is, if it is JSON on one line; otherwise as a string. */
    static String of(String payload) {
        try {
            return JSON.readTree(payload).toString();
        } catch (JacksonException e) {
            return JSON.writeValueAsString(payload);
        }
    }

    /** An object without one of its members; empty if it is no object at all. */
    static String without(String member, String payload) {
        try {
            return JSON.readTree(payload) instanceof ObjectNode object
                    ? object.without(member).toString()
                    : EMPTY;
        } catch (JacksonException e) {
            return EMPTY;
        }
    }
}
