package io.lictor.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** A request without a body. What it says of the type of that body means nothing, so it doesn't count. */
final class BodylessRequest extends SanitizedRequest {

    BodylessRequest(HttpServletRequest request) {
        super(request);
    }

    @Override
    public @Nullable String getContentType() {
        return null;
    }

    @Override
    boolean isVeiled(String name) {
        return HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(name) || super.isVeiled(name);
    }
}
