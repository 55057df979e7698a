package io.lictor.secrets;

import java.util.Collection;
import java.util.OptionalLong;

/** The names of the secrets that keys are derived from: 1, 2, 3… as they came one after the other. */
final class SecretIds {

    private SecretIds() {}

    /** The id behind all of these. */
    static String next(Collection<String> ids) {
        return Long.toString(newest(ids) + 1);
    }

    /**
     * Returns whether a secret is newer than all of these; one with a name of its own never is, since its age is
     * unknown.
     */
    static boolean isNewer(String id, Collection<String> ids) {
        return number(id).orElse(Long.MIN_VALUE) > newest(ids);
    }

    private static long newest(Collection<String> ids) {
        return ids.stream()
                .map(SecretIds::number)
                .flatMapToLong(OptionalLong::stream)
                .max()
                .orElse(0);
    }

    private static OptionalLong number(String id) {
        return id.matches("[0-9]{1,9}") ? OptionalLong.of(Long.parseLong(id)) : OptionalLong.empty();
    }
}
