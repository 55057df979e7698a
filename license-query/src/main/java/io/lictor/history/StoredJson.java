package io.lictor.history;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A payload that nobody could read, so that it can stand in an answer whatever it is. */
final class StoredJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(tools.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StoredJson() {}

    /** As it is, if it is JSON on one line; otherwise as a string. */
    static String of(String payload) {
        try {
            return JSON.readTree(payload).toString();
        } catch (JacksonException e) {
            return JSON.writeValueAsString(payload);
        }
    }
}
