package io.lictor.idempotency;

import io.lictor.limits.ClientIdentity;
import io.lictor.web.Headers;
import io.lictor.web.ProblemException;
import io.lictor.web.SubjectSource;
import io.lictor.web.WriteRequests;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Identity of a request: the caller's idempotency key, which is the caller's alone, and everything that was asked.
 * Both are hashes: neither the request nor a credential is stored.
 */
record RequestIdentity(String keyHash, String requestHash) {

    private static final String LICENSE_SCHEME = "License ";

    /** Returns the identity, empty without the header; {@link ProblemException} 400 if the header is no key. */
    static Optional<RequestIdentity> of(HttpServletRequest request, ClientIdentity clients, SubjectSource subjects) {
        String key = Headers.idempotencyKey(request);
        if (key == null) {
            return Optional.empty();
        }
        String caller =
                clients.of(request).orElseGet(() -> subjects.subjectOf(request).identity());
        return Optional.of(new RequestIdentity(hash(caller, key), requestHash(request)));
    }

    private static String requestHash(HttpServletRequest request) {
        MessageDigest digest = sha256();
        add(digest, request.getMethod());
        add(digest, request.getRequestURI());
        add(digest, request.getQueryString());
        add(digest, request.getHeader(HttpHeaders.IF_MATCH));
        add(digest, licenseKey(request));
        digest.update(WriteRequests.body(request));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** A customer's key says whose licence is meant. Other credentials may be renewed between two tries. */
    private static @Nullable String licenseKey(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        boolean isKey = authorization != null
                && authorization.regionMatches(true, 0, LICENSE_SCHEME, 0, LICENSE_SCHEME.length());
        return isKey ? authorization : null;
    }

    private static String hash(String... parts) {
        MessageDigest digest = sha256();
        for (String part : parts) {
            add(digest, part);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** No part can hold a NUL, so that no two lists of parts look the same. */
    private static void add(MessageDigest digest, @Nullable String part) {
        digest.update((part == null ? "" : part).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
