package io.lictor.web;

import java.util.UUID;
import java.util.regex.Pattern;

/** UUIDs in their one form: Java alone would take {@code 1-1-1-1-1}, and Jackson base 64. */
final class UuidText {

    private static final Pattern FORM = Pattern.compile("\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private UuidText() {}

    static UUID parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("This is no UUID");
        }
        return UUID.fromString(text);
    }
}
