package io.lictor.bench.load;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A write as it goes over the wire; {@code licenseId} is the licence it changes, where it is known before. */
public record Request(
        Action action,
        String method,
        String path,
        @Nullable String body,
        @Nullable String licenseId) {

    static Request onLicense(Action action, String licenseId, String call, @Nullable Map<String, ?> body) {
        return new Request(
                action,
                "POST",
                "/v1/licenses/" + licenseId + "/" + call,
                body == null ? null : Json.write(body),
                licenseId);
    }

    static Request of(Action action, String method, String path, @Nullable Map<String, ?> body) {
        return new Request(action, method, path, body == null ? null : Json.write(body), null);
    }
}
