package io.lictor.key;

import java.util.Optional;
import java.util.regex.Pattern;

/** What someone gave as a licence key, sorted before any look-up. {@link #toString} shows its hint at most. */
public sealed interface TypedKey {

    int SHORTEST = 8;
    int LONGEST = 128;

    /** A key of ours: shape and check symbol are right. */
    record Ours(LicenseKey key) implements TypedKey {}

    /**
     * Not a key of ours, but maybe one of an imported licence. Where no imported licence has it, it is a typing error.
     */
    final class Foreign implements TypedKey {
        private static final Pattern FIVE_GROUPS = Pattern.compile("[A-Z0-9]{25}");

        private final String normalForm;

        private Foreign(String normalForm) {
            this.normalForm = normalForm;
        }

        String normalForm() {
            return normalForm;
        }

        /** The last characters, by which people tell keys apart; never more than a quarter of the key. */
        String hint() {
            int start = normalForm.length() - Math.min(5, normalForm.length() / 4);
            // Half a character of the supplementary planes is none, and no JSON could carry it.
            return normalForm.substring(Character.isLowSurrogate(normalForm.charAt(start)) ? start + 1 : start);
        }
    }

    /** Nobody's key: too short, too long, or with characters that can't be typed. */
    record Malformed() implements TypedKey {}

    static TypedKey read(String typed) {
        Optional<LicenseKey> ours = LicenseKey.parse(typed);
        if (ours.isPresent()) {
            return new Ours(ours.get());
        }
        // Keys of five groups of five are read leniently whoever made them; of others every character counts.
        String bare = LicenseKey.bare(typed);
        if (Foreign.FIVE_GROUPS.matcher(bare).matches()) {
            return new Foreign(bare);
        }
        String text = typed.strip();
        return text.codePoints().allMatch(TypedKey::isPrintable)
                        && text.length() >= SHORTEST
                        && text.length() <= LONGEST
                ? new Foreign(text)
                : new Malformed();
    }

    private static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            // Half a surrogate pair has no UTF-8: all of them would share the hash of a question mark.
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
