package io.lictor.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Words in the claims of a token. */
final class Claims {

    private Claims() {}

    /** A list, or a string with spaces between them as in {@code scope}; empty where there is no such claim. */
    static Optional<Set<String>> words(Map<String, Object> claims, String name) {
        return Optional.ofNullable(find(claims, name)).map(Claims::words);
    }

    /** Names with dots are in use as well, so the whole name goes first. */
    private static @Nullable Object find(Map<?, ?> claims, String name) {
        Object whole = claims.get(name);
        int dot = name.indexOf('.');
        if (whole != null || dot < 0) {
            return whole;
        }
        return claims.get(name.substring(0, dot)) instanceof Map<?, ?> nested
                ? find(nested, name.substring(dot + 1))
                : null;
    }

    private static Set<String> words(Object claim) {
        return switch (claim) {
            case Collection<?> list ->
                list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .collect(Collectors.toSet());
            case String text ->
                Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).collect(Collectors.toSet());
            case Object _ -> Set.of();
        };
    }
}
