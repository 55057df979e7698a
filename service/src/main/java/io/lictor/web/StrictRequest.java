package io.lictor.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** ProblemCodes what the handler doesn't read: query parameters and bodies, so that a typing error is never silently dropped. */
final class StrictRequest implements HandlerInterceptor {

    private static final String ANY_METADATA = MetadataParameters.PREFIX + "<name>";

    /** The parameters of a handler: whether each may be repeated. */
    private final Map<java.lang.reflect.Method, Map<String, Boolean>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            Headers.single(request, HttpHeaders.AUTHORIZATION);
            Bodies.check(request, method);
            if (WriteRequests.isWrite(method)) {
                ExpectedVersionResolver.of(request); // also where no version is asked for: a mistake is a mistake
            }
            String query = request.getQueryString();
            if (query != null && !method.hasMethodAnnotation(AnyParameters.class)) {
                check(query, known.computeIfAbsent(method.getMethod(), _ -> parameters(method)));
            }
        }
        return true;
    }

    private static void check(String query, Map<String, Boolean> known) {
        Set<String> seen = new HashSet<>();
        for (String pair : query.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            String[] parts = pair.split("=", 2);
            String name = URLDecoder.decode(parts[0], StandardCharsets.UTF_8);
            Boolean repeatable = known.get(MetadataParameters.isOne(name) ? ANY_METADATA : name);
            if (repeatable == null) {
                throw ProblemException.invalidParameter(
                        echo(name),
                        "is not known here; known are "
                                + (known.isEmpty() ? "none" : String.join(", ", known.keySet())));
            } else if (parts.length == 1 || parts[1].isBlank()) {
                throw ProblemException.invalidParameter(name, "is empty; leave it out, or give it a value");
            } else if (!seen.add(name) && !repeatable) {
                throw ProblemException.invalidParameter(name, "may stand only once");
            }
        }
    }

    private static String echo(String name) {
        return name.length() <= 64 ? name : name.substring(0, 64) + "…";
    }

    private static Map<String, Boolean> parameters(HandlerMethod method) {
        Map<String, Boolean> names = new HashMap<>();
        for (MethodParameter argument : method.getMethodParameters()) {
            if (argument.hasParameterAnnotation(RequestParam.class)) {
                Class<?> type = argument.getParameterType();
                names.put(Arguments.name(argument), type.isArray() || Iterable.class.isAssignableFrom(type));
            } else if (argument.getParameterType() == MetadataParameters.class) {
                names.put(ANY_METADATA, false);
            }
        }
        return new TreeMap<>(names);
    }
}
