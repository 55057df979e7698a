package io.lictor.web;

import io.lictor.key.KeyRing;
import io.lictor.key.TypedKey;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The key a caller gave, in the body or as {@code Authorization: License <key>}. */
public final class RequestKey {

    private static final String SCHEME = "License ";

    private RequestKey() {}

    /** {@link ProblemException} 400 where there is none, or two that differ. */
    public static TypedKey of(@Nullable String body, @Nullable String authorization, KeyRing keys) {
        String header = inHeader(authorization);
        if (body == null) {
            if (header != null) {
                return TypedKey.read(header);
            }
            throw ProblemException.invalid(
                    new Violation("/key", "is required, here or in the header Authorization: License <key>"));
        }
        TypedKey typed = TypedKey.read(body);
        if (header != null && !header.equals(body) && !same(typed, TypedKey.read(header), keys)) {
            throw ProblemException.invalid(
                    new Violation("/key", "must be the same key as in the header Authorization, or be left out"));
        }
        return typed;
    }

    private static boolean same(TypedKey one, TypedKey other, KeyRing keys) {
        return keys.hash(one).isPresent() && keys.hash(one).equals(keys.hash(other));
    }

    /** The key of a header {@code Authorization: License <key>}; null where it is none. */
    public static @Nullable String inHeader(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        String key = asSent(authorization.substring(SCHEME.length())).strip();
        return key.isEmpty() ? null : key;
    }

    /** Tomcat reads each byte of a header as a character; who pastes a key with an en dash sends UTF-8. */
    private static String asSent(String read) {
        if (read.chars().allMatch(c -> c < 0x80)) {
            return read;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(read.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            return read;
        }
    }
}
