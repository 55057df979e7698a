package io.lictor.bench.load;

import com.fasterxml.jackson.databind.JsonNode;

/** Outcome of sending a request once. */
public sealed interface Answer {

    /** Outcome of a call that nobody listened to: nothing was done. */
    record Refused() implements Answer {}

    /** Outcome of a call that was sent and has no whole answer: it may have been done or not. */
    record Lost(String why) implements Answer {}

    /** An answer. {@code replayed} says it is one given before. */
    record Told(int status, String body, boolean replayed, boolean saysWhenToComeBack) implements Answer {

        public boolean isGood() {
            return status >= 200 && status < 300;
        }

        /** A rule said no. */
        public boolean isRefusal() {
            return (status == 409 || status == 404) && !code().startsWith("IDEMPOTENCY_KEY");
        }

        /** The service can't at the moment, and says so as it should; whoever asks again is answered in the end. */
        public boolean isPostponed() {
            return (status == 503 || status == 429) && saysWhenToComeBack;
        }

        public JsonNode json() {
            return Json.read(body);
        }

        private String code() {
            return json().path("code").asText();
        }
    }
}
