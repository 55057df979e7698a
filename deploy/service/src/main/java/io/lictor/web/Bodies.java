package io.lictor.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** What can be said of a body by its headers. */
final class Bodies {

    private static final MediaType ANY_JSON = new MediaType("application", "*+json");
    private static final List<Charset> UTF_8 = List.of(StandardCharsets.UTF_8, StandardCharsets.US_ASCII);

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

    /** Also for handlers that read no body: one that is no JSON was meant for something else. */
    static void checkType(HttpServletRequest request) {
        if (isPresent(request) && !isJson(request.getContentType())) {
            throw new ProblemException(SpringProblems.mediaType(), null);
        }
    }

    private static boolean isJson(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            boolean json = type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON) || ANY_JSON.includes(type);
            return json && (type.getCharset() == null || UTF_8.contains(type.getCharset()));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
