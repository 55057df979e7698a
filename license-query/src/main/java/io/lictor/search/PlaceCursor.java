package io.lictor.search;

import io.lictor.web.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Cursors of lists in the order of one text: behind the last one of a page, and bound to the parameters of the list. */
final class PlaceCursor {

    private static final String SEPARATOR = "\n";

    private PlaceCursor() {}

    static String write(String last, @Nullable Object... parameters) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((mark(parameters) + SEPARATOR + last).getBytes(StandardCharsets.UTF_8));
    }

    static @Nullable String read(@Nullable String cursor, @Nullable Object... parameters) {
        if (cursor == null) {
            return null;
        }
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(SEPARATOR, 2);
            if (parts.length == 2 && parts[0].equals(mark(parameters))) {
                return parts[1];
            }
        } catch (IllegalArgumentException e) {
            // not base64: said below
        }
        throw ProblemException.invalidParameter("cursor", "must be the 'next' of a page with the same parameters");
    }

    private static String mark(@Nullable Object... parameters) {
        return Integer.toHexString(Objects.hash(parameters));
    }
}
