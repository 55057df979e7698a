package io.lictor.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answer of the service. */
public record Answer(String method, HttpResponse<byte[]> response) {

    public static final JsonMapper JSON = new JsonMapper();

    /** The answer itself, if it has this status; the failure shows all of it. */
    public Answer expect(int status) {
        assertThat(response.statusCode()).as(toString()).isEqualTo(status);
        return this;
    }

    /** The answer itself, if it is a problem of this status and code, in the shape that every problem has. */
    public Answer refused(int status, String code) {
        expect(status);
        assertThat(header("Content-Type")).as(toString()).startsWith("application/problem+json");
        assertThat(text("/type"))
                .as(toString())
                .isEqualTo("urn:lictor:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-'));
        assertThat(text("/code")).as(toString()).isEqualTo(code);
        assertThat(at("/status").intValue()).as(toString()).isEqualTo(status);
        assertThat(text("/title")).as(toString()).isNotBlank();
        assertThat(text("/detail")).as(toString()).isNotBlank();
        return this;
    }

    public int status() {
        return response.statusCode();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElseThrow(() -> new AssertionError("No " + name + " in " + this));
    }

    public boolean hasHeader(String name) {
        return response.headers().firstValue(name).isPresent();
    }

    public OptionalLong positionIfThere() {
        return response.headers().firstValueAsLong("Lictor-Position");
    }

    public String body() {
        return new String(response.body(), UTF_8);
    }

    public JsonNode json() {
        try {
            return JSON.readTree(response.body());
        } catch (JacksonException e) {
            throw new AssertionError("No JSON: " + this, e);
        }
    }

    public JsonNode at(String pointer) {
        JsonNode node = json().at(pointer);
        if (node.isMissingNode()) {
            throw new AssertionError("No " + pointer + " in " + this);
        }
        return node;
    }

    /** Returns whether the answer has a value there; null counts as none. */
    public boolean has(String pointer) {
        JsonNode node = json().at(pointer);
        return !node.isMissingNode() && !node.isNull();
    }

    public String text(String pointer) {
        return at(pointer).asString();
    }

    public long number(String pointer) {
        JsonNode node = at(pointer);
        assertThat(node.isIntegralNumber())
                .as("%s is a whole number in %s", pointer, this)
                .isTrue();
        return node.longValue();
    }

    public Instant instant(String pointer) {
        return Instant.parse(text(pointer));
    }

    /** One member of every item of an array. */
    public List<String> texts(String arrayPointer, String member) {
        return at(arrayPointer)
                .valueStream()
                .map(item -> item.path(member).asString())
                .toList();
    }

    public List<String> texts(String arrayPointer) {
        return at(arrayPointer).valueStream().map(JsonNode::asString).toList();
    }

    /** The types of the events that a write led to. */
    public List<String> events() {
        return texts("/events", "type");
    }

    @Override
    public String toString() {
        return "%s %s → %d %s\n%s"
                .formatted(method, response.uri(), status(), response.headers().map(), body());
    }
}
