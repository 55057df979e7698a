package io.lictor.limits;

import io.lictor.key.KeyRing;
import io.lictor.key.TypedKey;
import io.lictor.web.RequestKey;
import io.lictor.web.WriteRequests;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Tells the callers of client calls apart by the key they came with, before anybody reads the request for good. */
public final class ClientIdentity {

    static final String PATHS = "/v1/client/";

    private static final String NOBODY = "license-key:";

    private final KeyRing keys;
    private final JsonMapper json;

    public ClientIdentity(KeyRing keys, JsonMapper json) {
        this.keys = keys;
        this.json = json;
    }

    /** Returns the identity; empty for other calls. Calls without a usable key are all alike, as they are about to be refused. */
    public Optional<String> of(HttpServletRequest request) {
        return request.getRequestURI().startsWith(PATHS)
                ? Optional.of(NOBODY
                        + key(request).map(TypedKey::read).flatMap(keys::hash).orElse(""))
                : Optional.empty();
    }

    private Optional<String> key(HttpServletRequest request) {
        @Nullable String inBody = inBody(WriteRequests.body(request));
        return Optional.ofNullable(
                inBody == null ? RequestKey.inHeader(request.getHeader(HttpHeaders.AUTHORIZATION)) : inBody);
    }

    private @Nullable String inBody(byte[] body) {
        try (JsonParser parser = json.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean isKey = parser.currentName().equals("key");
                if (parser.nextToken() == JsonToken.VALUE_STRING && isKey) {
                    return parser.getString();
                }
                parser.skipChildren();
            }
            return null;
        } catch (JacksonException e) {
            return null; // who reads it for good says what is wrong with it
        }
    }
}
