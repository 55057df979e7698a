package io.lictor.licenses;

import io.lictor.web.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The place of the last licence of a page, so that the next one goes on right behind it whatever was sold meanwhile.
 * {@code question} binds it to the filters and the order it was made for.
 */
record Cursor(String question, String licenseId, String value) {

    private static final String SEPARATOR = "\n";

    String write() {
        String text = String.join(SEPARATOR, question, licenseId, value);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static Cursor read(String text, String question) {
        try {
            String decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            // The value comes last: a customer's reference may hold any character.
            String[] parts = decoded.split(SEPARATOR, 3);
            if (parts.length == 3 && parts[0].equals(question)) {
                return new Cursor(parts[0], parts[1], parts[2]);
            }
        } catch (IllegalArgumentException e) {
            // not base64: said below
        }
        throw unreadable();
    }

    static ProblemException unreadable() {
        return ProblemException.invalidParameter(
                "cursor", "must be the 'next' of a page with the same filters and the same sort");
    }
}
