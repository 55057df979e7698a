package io.lictor.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.util.WebUtils;

/** Writes among the requests, for code that treats all of them alike. */
public final class WriteRequests {

    static final String ANSWERS = AnswerRecorder.class.getName();

    private static final byte[] EMPTY = {};

    /** Cache: a handler's annotations never change, so they are looked at once. */
    private static final Map<Method, Boolean> KNOWN = new ConcurrentHashMap<>();

    private WriteRequests() {}

    /** Returns whether the handler writes: it takes a {@link Caller}, and is no GET. */
    public static boolean isWrite(Object handler) {
        return handler instanceof HandlerMethod method
                && KNOWN.computeIfAbsent(method.getMethod(), _ -> looksLikeOne(method));
    }

    private static boolean looksLikeOne(HandlerMethod method) {
        return !method.hasMethodAnnotation(GetMapping.class)
                && Stream.of(method.getMethodParameters()).anyMatch(p -> p.getParameterType() == Caller.class);
    }

    /** The whole body as it came, which the handler still gets to read; fails as the handler's own reading would. */
    public static byte[] body(HttpServletRequest request) {
        BoundedRequest bounded = WebUtils.getNativeRequest(request, BoundedRequest.class);
        try {
            return bounded == null ? EMPTY : bounded.whole();
        } catch (IOException e) {
            throw new HttpMessageNotReadableException("Not to its end", e, new ServletServerHttpRequest(request));
        }
    }

    /** Sends the handler's answers through {@code keeper} from now on. */
    public static void keepAnswers(HttpServletRequest request, AnswerRecorder keeper) {
        request.setAttribute(ANSWERS, keeper);
    }
}
