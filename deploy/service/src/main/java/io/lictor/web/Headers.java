package io.lictor.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Headers that may stand once only. */
final class Headers {

    private Headers() {}

    static @Nullable String single(HttpServletRequest request, String name) {
        List<String> values = Collections.list(request.getHeaders(name));
        if (values.size() > 1) {
            throw ProblemException.invalidHeader(name, "may stand only once");
        }
        return values.isEmpty() ? null : values.getFirst();
    }
}
