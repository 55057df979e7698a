package io.lictor.bench.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import io.lictor.bench.fuzz.Wire.Outcome;
import io.lictor.bench.load.Json;
import java.util.Optional;
import java.util.regex.Pattern;

/** Verdict on an answer: whether it may be given to anybody, whatever was asked. */
final class Verdict {

    private static final String PROBLEM = "application/problem+json";
    private static final Pattern INSIDES = Pattern.compile(
            "\\bat (?:io\\.lictor|org\\.|java\\.|tools\\.)|[a-z]\\.[A-Z]\\w*(?:Exception|Error)\\b|Caused by:");

    private Verdict() {}

    /** Returns the fault of an answer, if it has one. */
    static Optional<String> of(Outcome outcome, boolean isHead) {
        return switch (outcome) {
            case Outcome.Closed _ ->
                Optional.empty(); // of what can't be read as HTTP; that it still serves is seen by the rest
            case Outcome.Silent _ -> Optional.of("no answer for twenty seconds");
            case Outcome.Garbled garbled -> Optional.of("no HTTP: " + garbled.what());
            case Outcome.Reply reply -> ofReply(reply, isHead);
        };
    }

    private static Optional<String> ofReply(Outcome.Reply reply, boolean isHead) {
        boolean isPostponed =
                reply.status() == 503 && !reply.header("Retry-After").isEmpty();
        if (reply.status() >= 500 && !isPostponed) {
            return Optional.of("status " + reply.status());
        }
        if (isHead || reply.status() < 400) {
            return INSIDES.matcher(reply.text()).find()
                            && !reply.header("Content-Type").contains("javascript")
                    ? Optional.of("tells of its insides")
                    : Optional.empty();
        }
        if (!reply.header("Content-Type").startsWith(PROBLEM)) {
            return Optional.of("status " + reply.status() + " without a problem: " + reply.header("Content-Type"));
        }
        if (INSIDES.matcher(reply.text()).find()) {
            return Optional.of("tells of its insides");
        }
        return isWhole(reply) ? Optional.empty() : Optional.of("a problem that lacks something");
    }

    private static boolean isWhole(Outcome.Reply reply) {
        try {
            JsonNode problem = Json.read(reply.text());
            return problem.path("status").asInt() == reply.status()
                    && problem.path("type").asText().startsWith("urn:lictor:problem:")
                    && !problem.path("code").asText().isEmpty()
                    && !problem.path("title").asText().isEmpty()
                    && !problem.path("detail").asText().isEmpty();
        } catch (RuntimeException e) {
            return false;
        }
    }
}
