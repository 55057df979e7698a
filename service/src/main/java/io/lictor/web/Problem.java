package io.lictor.web;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An RFC 9457 answer before it is written. Facts become members; they never replace the standard ones. It is not Spring's
 * {@code ProblemDetail}, which can be changed, carries no headers, and would let a fact stand in the place of {@code status}.
 */
record Problem(int status, String code, String detail, Map<String, Object> facts, Map<String, String> headers) {

    Problem {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        headers = Map.copyOf(headers);
    }

    static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, Map.of(), Map.of());
    }

    static Problem malformed(String detail) {
        return of(400, "MALFORMED_REQUEST", detail);
    }

    static Problem invalid(List<Violation> violations) {
        Violation first = violations.getFirst();
        String where = first.pointer().isEmpty() ? "The body " : "The field " + first.pointer() + " ";
        String more = violations.size() == 1 ? "." : ", and " + (violations.size() - 1) + " more: see violations.";
        return of(400, "INVALID_REQUEST", where + first.detail() + more).with(Map.of("violations", violations));
    }

    static Problem invalidParameter(String parameter, String detail) {
        String sentence = "The parameter " + parameter + " " + detail + ".";
        return of(400, "INVALID_REQUEST", sentence).with(Map.of("parameter", parameter));
    }

    static Problem invalidHeader(String header, String detail) {
        return of(400, "INVALID_REQUEST", "The header " + header + " " + detail + ".")
                .with(Map.of("header", header));
    }

    Problem with(Map<String, ?> more) {
        Map<String, Object> all = new LinkedHashMap<>(facts);
        all.putAll(more);
        return new Problem(status, code, detail, all, headers);
    }

    Problem withHeader(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new Problem(status, code, detail, facts, all);
    }

    Problem retryAfter(Duration wait) {
        return withHeader(
                "Retry-After",
                Long.toString(Math.max(1, wait.plusNanos(999_999_999).toSeconds())));
    }

    /** The members of the answer, in the order in which people read them. */
    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(
                "type", "urn:lictor:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-'));
        members.put("title", title());
        members.put("status", status);
        members.put("detail", detail);
        members.put("code", code);
        facts.forEach(members::putIfAbsent);
        return members;
    }

    /** The code in words, so that the title is the same for every occurrence, as the RFC wants it. */
    private String title() {
        String words = code.toLowerCase(Locale.ROOT).replace('_', ' ');
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
