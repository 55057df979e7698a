package io.lictor.idempotency;

import io.lictor.web.LictorHeaders;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** An answer as it went out: status, the headers that tell of the write, and the very bytes of the body. */
record KeptAnswer(int status, Map<String, String> headers, byte[] body) {

    private static final List<String> HEADERS = List.of(
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.LOCATION,
            HttpHeaders.ETAG,
            LictorHeaders.POSITION,
            HttpHeaders.RETRY_AFTER);
    private static final byte WHOLE = 1;

    /** Positions count from 0. A format of its own, so that an older release that runs beside this one refuses it. */
    private static final byte COUNTED = 2;

    static KeptAnswer of(ResponseEntity<?> answer, JsonMapper json) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : HEADERS) {
            String value = answer.getHeaders().getFirst(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        headers.putIfAbsent(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE);
        byte[] body = answer.getBody() instanceof byte[] bytes ? bytes : written(answer.getBody(), json);
        return new KeptAnswer(answer.getStatusCode().value(), headers, body);
    }

    /**
     * Hazard: an answer may hold a key, and Jackson's own buffer for whole byte arrays would keep it until some other
     * answer as long is written so. A stream is written through the buffer that every answer of the service overwrites.
     */
    private static byte[] written(@Nullable Object body, JsonMapper json) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        json.writeValue(out, body);
        return out.toByteArray();
    }

    /**
     * Returns an answer whose positions count from 0 with the real ones, which follow {@code first} on. In an answer of a write,
     * a number called {@code position} is a position of the write's events.
     */
    KeptAnswer at(long first, JsonMapper json) {
        Map<String, String> at = new LinkedHashMap<>(headers);
        at.computeIfPresent(LictorHeaders.POSITION, (_, position) -> Long.toString(Long.parseLong(position) + first));
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + 64);
        try (JsonParser from = json.createParser(body);
                JsonGenerator to = json.createGenerator(out)) {
            for (JsonToken token = from.nextToken(); token != null; token = from.nextToken()) {
                if (token == JsonToken.VALUE_NUMBER_INT && "position".equals(from.currentName())) {
                    to.writeNumber(from.getLongValue() + first);
                } else {
                    to.copyCurrentEvent(from);
                }
            }
        }
        return new KeptAnswer(status, at, out.toByteArray());
    }

    /** Answers with it, and says that it is an old answer. */
    void replay(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        headers.forEach(response::setHeader);
        response.setHeader(LictorHeaders.IDEMPOTENCY_REPLAYED, "true");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    byte[] toBytes() {
        return toBytes(WHOLE);
    }

    /** Returns the bytes of an answer whose positions count from 0. */
    byte[] toBytesCounted() {
        return toBytes(COUNTED);
    }

    private byte[] toBytes(byte format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length + 256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(format);
            out.writeShort(status);
            out.writeByte(headers.size());
            for (Map.Entry<String, String> header : headers.entrySet()) {
                out.writeUTF(header.getKey());
                out.writeUTF(header.getValue());
            }
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static KeptAnswer fromBytes(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            byte format = in.readByte();
            if (format != WHOLE && format != COUNTED) {
                throw new IllegalStateException(
                        "An answer was kept in format " + format + ", which a newer release writes");
            }
            int status = in.readUnsignedShort();
            Map<String, String> headers = new LinkedHashMap<>();
            for (int left = in.readUnsignedByte(); left > 0; left--) {
                headers.put(in.readUTF(), in.readUTF());
            }
            return new KeptAnswer(status, headers, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
