package io.lictor.key;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text given as a licence key, classified before any look-up. All keys are read here, wherever they come in and
 * whoever issued them. {@link #toString} shows the hint at most.
 */
public sealed interface TypedKey {

    int SHORTEST = 8;
    int LONGEST = 128;

    /** A key of ours: shape and check symbol are right. */
    record Ours(LicenseKey key, Earlier earlier) implements TypedKey {

        Ours(LicenseKey key) {
            this(key, Earlier.SAME);
        }
    }

    /**
     * Not a key of ours, but maybe one of an imported licence. Where no imported licence has it, it is a typing error.
     */
    final class Foreign implements TypedKey {
        private static final Pattern FIVE_GROUPS = Pattern.compile("[A-Z0-9]{25}");

        private final String normalForm;
        private final Earlier earlier;

        private Foreign(String normalForm, Earlier earlier) {
            this.normalForm = normalForm;
            this.earlier = earlier;
        }

        String normalForm() {
            return normalForm;
        }

        @Override
        public Earlier earlier() {
            return earlier;
        }

        /** The last characters, by which people tell keys apart; never more than a quarter of the key. */
        String hint() {
            int length = normalForm.codePointCount(0, normalForm.length());
            return normalForm.substring(normalForm.offsetByCodePoints(normalForm.length(), -Math.min(5, length / 4)));
        }
    }

    /** Nobody's key: too short, too long, or with characters that can't be typed. */
    record Malformed(Earlier earlier) implements TypedKey {

        Malformed() {
            this(Earlier.SAME);
        }
    }

    /**
     * An earlier release's reading of the same text, under which licences imported then are still found. Null if that
     * was no key, or is the same as today's.
     */
    record Earlier(@Nullable String normalForm) {

        static final Earlier SAME = new Earlier(null);

        private static Earlier of(String typed, String text, @Nullable String now) {
            if (typed.equals(text)) {
                return SAME; // there was nothing to see through
            }
            String then = then(typed);
            return then.equals(now) || then.length() < SHORTEST || then.length() > LONGEST || !isPrintable(then)
                    ? SAME
                    : new Earlier(then);
        }

        private static String then(String typed) {
            String bare = LicenseKey.bare(typed);
            return Foreign.FIVE_GROUPS.matcher(bare).matches() ? bare : typed.strip();
        }

        /** Not the key, which is a credential. */
        @Override
        public String toString() {
            return "Earlier[…]";
        }
    }

    Earlier earlier();

    static TypedKey read(String typed) {
        Optional<LicenseKey> clean = LicenseKey.parse(typed);
        if (clean.isPresent()) {
            return new Ours(clean.get()); // nearly always; nothing else could come of it
        }
        String text = KeyText.read(typed);
        Optional<LicenseKey> ours = text.equals(typed) ? clean : LicenseKey.parse(text);
        if (ours.isPresent()) {
            return new Ours(ours.get(), Earlier.of(typed, text, null));
        }
        // Keys of five groups of five are read leniently whoever made them; of others every character counts.
        String bare = LicenseKey.bare(text);
        String normalForm = Foreign.FIVE_GROUPS.matcher(bare).matches() ? bare : text;
        return isKey(normalForm)
                ? new Foreign(normalForm, Earlier.of(typed, text, normalForm))
                : new Malformed(Earlier.of(typed, text, null));
    }

    private static boolean isKey(String text) {
        int length = text.codePointCount(0, text.length());
        return SHORTEST <= length && length <= LONGEST && isPrintable(text);
    }

    private static boolean isPrintable(String text) {
        return text.codePoints().allMatch(TypedKey::isPrintable);
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
