package io.lictor.licenses;

import io.lictor.web.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The spot of the last licence of a page, so that the next one goes on right behind it whatever was sold meanwhile.
 * {@code question} binds it to the filters and the order it was made for; {@code asOf} is the position in the log as of
 * which the walk over the pages has its order, 0 where that never changes.
 */
record Cursor(String question, long asOf, SortKey spot) {

    private static final String SEPARATOR = "\n";

    String write() {
        String text = String.join(SEPARATOR, question, Long.toString(asOf), spot.licenseId(), spot.value());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static Cursor read(String text, String question) {
        try {
            String decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            // The value comes last: a customer's reference may hold any character.
            String[] parts = decoded.split(SEPARATOR, 4);
            if (parts.length == 4 && parts[0].equals(question)) {
                return new Cursor(parts[0], Long.parseLong(parts[1]), new SortKey(parts[3], parts[2]));
            }
        } catch (IllegalArgumentException e) {
            // not base64, or no number: said below
        }
        throw unreadable();
    }

    static ProblemException unreadable() {
        return ProblemException.invalidParameter(
                "cursor", "must be the 'next' of a page with the same filters and the same sort");
    }
}
