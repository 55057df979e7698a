package io.lictor.key;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What someone gave as a licence key, sorted before any look-up. {@link #toString} shows none of it. */
public sealed interface TypedKey {

    int SHORTEST = 8;
    int LONGEST = 128;

    /** A key of ours: shape and check symbol are right. */
    record Ours(LicenseKey key) implements TypedKey {}

    /**
     * Not a key of ours, but maybe one of an imported licence. Where no imported licence has it, it is a typing error.
     */
    final class Foreign implements TypedKey {
        private static final Pattern SEPARATORS = Pattern.compile("[\\s-]");
        private static final Pattern FIVE_GROUPS = Pattern.compile("[A-Z0-9]{25}");

        private final String normalForm;

        Foreign(String text) {
            String bare = SEPARATORS.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
            // Keys of five groups of five are read leniently whoever made them; of others every character counts.
            this.normalForm = FIVE_GROUPS.matcher(bare).matches() ? bare : text;
        }

        String normalForm() {
            return normalForm;
        }

        /** The last characters, by which people tell keys apart; never more than a quarter of the key. */
        String hint() {
            return normalForm.substring(normalForm.length() - Math.min(5, normalForm.length() / 4));
        }
    }

    /** Nobody's key: too short, too long, or with characters that can't be typed. */
    record Malformed() implements TypedKey {}

    static TypedKey read(String typed) {
        Optional<LicenseKey> ours = LicenseKey.parse(typed);
        if (ours.isPresent()) {
            return new Ours(ours.get());
        }
        String text = typed.strip();
        boolean printable = text.codePoints().noneMatch(c -> Character.isISOControl(c) || !Character.isDefined(c));
        return printable && text.length() >= SHORTEST && text.length() <= LONGEST
                ? new Foreign(text)
                : new Malformed();
    }
}
