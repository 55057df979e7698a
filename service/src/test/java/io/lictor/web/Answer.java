package io.lictor.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer, and what must hold of every problem. */
record Answer(int status, HttpHeaders headers, String body) {

    private static final JsonMapper JSON = new JsonMapper();

    static Answer parse(String text) {
        assertThat(text).startsWith("HTTP/1.1 ");
        int end = text.indexOf("\r\n\r\n");
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        text.substring(0, end).lines().skip(1).forEach(line -> {
            String[] header = line.split(": ?", 2);
            headers.computeIfAbsent(header[0], _ -> new ArrayList<>()).add(header[1]);
        });
        return new Answer(
                Integer.parseInt(text.substring(9, 12)),
                HttpHeaders.of(headers, (_, _) -> true),
                text.substring(end + 4));
    }

    JsonNode json() {
        return JSON.readTree(body);
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** A whole problem that gives nothing away. */
    Answer isProblem(int status, String code) {
        assertThat(status()).as(body).isEqualTo(status);
        assertThat(header("Content-Type")).as(body).isEqualTo("application/problem+json");
        assertThat(json().path("status").intValue()).isEqualTo(status);
        assertThat(json().path("code").stringValue()).as(body).isEqualTo(code);
        assertThat(json().path("type").stringValue())
                .isEqualTo("urn:lictor:problem:" + code.toLowerCase().replace('_', '-'));
        assertThat(json().path("title").stringValue()).isNotBlank();
        assertThat(json().path("detail").stringValue()).isNotBlank().endsWith(".");
        assertThat(body)
                .doesNotContainIgnoringCase("<html", "exception", "io.lictor", "java.", "springframework", "jackson");
        return this;
    }

    /** A 400 that points at one place in the body. */
    Answer pointsAt(String pointer) {
        isProblem(400, "INVALID_REQUEST");
        assertThat(json().path("violations")
                        .valueStream()
                        .map(v -> v.path("pointer").stringValue()))
                .as(body)
                .containsExactly(pointer);
        return this;
    }

    Answer says(String text) {
        assertThat(json().path("detail").stringValue()).contains(text);
        return this;
    }
}
