package io.lictor.web;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;

/** Checks of a body by its headers. */
final class Bodies {

    /** Cache: a handler's annotations never change, so they are looked at once. */
    private static final Map<Method, Boolean> READ = new ConcurrentHashMap<>();

    private static final Pattern EMPTY = Pattern.compile("\\s*(?:\\{\\s*}\\s*)?");
    private static final int LONGEST_EMPTY = 1024;

    private Bodies() {}

    static boolean isPresent(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    static void check(HttpServletRequest request) {
        if (request.getContentLengthLong() > BoundedBody.LIMIT) {
            throw new ProblemException(BodyProblems.tooLarge(), null);
        }
        boolean encoded = Collections.list(request.getHeaders(HttpHeaders.CONTENT_ENCODING)).stream()
                .anyMatch(encoding -> !encoding.strip().equalsIgnoreCase("identity"));
        if (encoded) {
            throw new ProblemException(
                    Problem.of(415, "UNSUPPORTED_MEDIA_TYPE", "Send the body as it is, without a Content-Encoding.")
                            .withHeader(HttpHeaders.ACCEPT_ENCODING, "identity"),
                    null);
        }
    }

    /**
     * Checks bodies also for handlers that read none: a body that is no JSON was meant for something else, and so was one
     * that says something.
     */
    static void check(HttpServletRequest request, HandlerMethod handler) {
        if (!isPresent(request)) {
            return;
        }
        String type = Headers.single(request, HttpHeaders.CONTENT_TYPE);
        if (type == null && WriteRequests.body(request).length == 0) {
            return; // only its length was not told, as by proxies
        }
        if (!isJson(type)) {
            throw new ProblemException(SpringProblems.mediaType(), null);
        }
        if (!READ.computeIfAbsent(handler.getMethod(), _ -> readsBody(handler))
                && !isEmpty(WriteRequests.body(request))) {
            throw new ProblemException(Problem.malformed("This call takes no body. Leave it out."), null);
        }
    }

    private static boolean readsBody(HandlerMethod handler) {
        return Stream.of(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class));
    }

    /** Nothing, or an object without members, which clients send that always send one. */
    private static boolean isEmpty(byte[] body) {
        return body.length < LONGEST_EMPTY
                && EMPTY.matcher(new String(body, StandardCharsets.UTF_8)).matches();
    }

    /** JSON and nothing that is like it: a charset that it can't have, or a parameter that says what we don't know. */
    private static boolean isJson(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            return type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
                    && (type.getParameters().isEmpty() || isUtf8(type.getParameters()));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    /** Compares the charset by its name: Java would take any of its aliases. */
    private static boolean isUtf8(Map<String, String> parameters) {
        return parameters.size() == 1
                && parameters.entrySet().stream()
                        .allMatch(only -> only.getKey().equalsIgnoreCase("charset")
                                && only.getValue().replace("\"", "").equalsIgnoreCase("utf-8"));
    }
}
