package io.lictor.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.servlet.HandlerMapping;

/**
 * A line of log, at DEBUG, for each request that was refused: which call, by which code, whose, and of which licence. Paths may
 * hold keys, names and fingerprints, so of a path no more is told than what the API calls its parts.
 */
final class RejectedRequestLog {

    private static final String NAME = "io.lictor.refused";
    private static final Logger CREDENTIALS = LoggerFactory.getLogger(NAME + ".credentials");
    private static final Logger ACCESS = LoggerFactory.getLogger(NAME + ".access");
    private static final Logger RULES = LoggerFactory.getLogger(NAME + ".rules");
    private static final Logger GUESSES = LoggerFactory.getLogger(NAME + ".guesses");
    private static final Logger REQUESTS = LoggerFactory.getLogger(NAME + ".requests");

    private static final String CODE = RejectedRequestLog.class.getName() + ".code";
    private static final String DONE = RejectedRequestLog.class.getName() + ".done";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern METHOD = Pattern.compile("[A-Z]{1,10}");

    private final Supplier<Set<String>> words;

    /** {@code patterns} of all calls that there are, asked for once there is something to tell. */
    RejectedRequestLog(Supplier<Stream<String>> patterns) {
        this.words = SingletonSupplier.of(() -> patterns.get()
                .flatMap(pattern -> Stream.of(pattern.split("/")))
                .filter(part -> !part.isEmpty() && part.indexOf('{') < 0 && part.indexOf('*') < 0)
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** Remembers by which code it is about to be answered. */
    static void answered(HttpServletRequest request, Problem problem) {
        request.setAttribute(CODE, problem.code());
    }

    /** Tells of a request that was answered with this status, of 400 to 499. */
    void tell(HttpServletRequest request, int status) {
        Logger log = logger(status);
        if (!log.isDebugEnabled() || request.getAttribute(DONE) != null) {
            return;
        }
        request.setAttribute(DONE, true);
        log.debug(
                "Refused {} {}: {} {}{} by {} from {}",
                status,
                request.getAttribute(CODE) instanceof String code ? code : "-",
                METHOD.matcher(request.getMethod()).matches() ? request.getMethod() : "?",
                route(request),
                license(request),
                caller(request),
                request.getRemoteAddr());
    }

    private static Logger logger(int status) {
        return switch (status) {
            case 401 -> CREDENTIALS;
            case 403 -> ACCESS;
            case 404, 409, 412 -> RULES;
            case 429 -> GUESSES;
            default -> REQUESTS;
        };
    }

    private String route(HttpServletRequest request) {
        if (request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern
                && !pattern.endsWith("**")) {
            return pattern;
        }
        return Stream.of(String.valueOf(request.getRequestURI()).split("/"))
                .map(part -> part.isEmpty() || words.get().contains(part) ? part : "…")
                .collect(Collectors.joining("/"));
    }

    private static String license(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> parts
                        && parts.get("id") instanceof String id
                        && ID.matcher(id).matches()
                ? " (" + id + ")"
                : "";
    }

    private static String caller(HttpServletRequest request) {
        Authentication caller = new RequestAttributeSecurityContextRepository()
                .loadDeferredContext(request)
                .get()
                .getAuthentication();
        return caller == null ? "nobody known" : caller.getName();
    }
}
