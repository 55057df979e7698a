package io.lictor.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id under which a request is found in logs and events: the caller's, its trace's, or a new one. */
final class CorrelationId {

    static final String MDC_KEY = "correlationId";

    private static final String ATTRIBUTE = CorrelationId.class.getName();
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/+=@-]{0,127}");
    private static final Pattern TRACE_PARENT =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}(?:-.*)?");

    private CorrelationId() {}

    /** Gives the request its id. One that makes no sane header or log line is replaced here and refused later. */
    static String assign(HttpServletRequest request) {
        String given = request.getHeader(LictorHeaders.CORRELATION_ID);
        String id = given != null && SANE.matcher(given).matches() ? given : ofTrace(request.getHeader("traceparent"));
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    static void check(HttpServletRequest request) {
        String given = Headers.single(request, LictorHeaders.CORRELATION_ID);
        if (given != null && !SANE.matcher(given).matches()) {
            throw ProblemException.invalidHeader(
                    LictorHeaders.CORRELATION_ID,
                    "must be 1 to 128 of A-Z, a-z, 0-9 and ._:/+=@-, and start with a letter or digit");
        }
    }

    static String of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String id ? id : assign(request);
    }

    private static String ofTrace(@Nullable String traceParent) {
        Matcher trace = TRACE_PARENT.matcher(traceParent == null ? "" : traceParent);
        return trace.matches() ? trace.group(1) : UUID.randomUUID().toString();
    }
}
