package io.lictor.key;

import io.lictor.text.Unseen;
import java.text.Normalizer;
import java.text.Normalizer.Form;

/**
 * Normal form of a key that was typed, pasted or scanned. Compatible characters are unified (NFKC), invisible ones
 * dropped, anything that looks like a dash is one, and punctuation around the key doesn't belong to it.
 */
final class KeyText {

    /** No key and no disguise of one is longer; more would only cost time. */
    private static final int MOST = 4_096;

    /** Dashes that Unicode has under other headings: minus signs, a hyphen bullet, lines to draw with, a long vowel. */
    private static final String DASHES =
            "\u2212\u207B\u208B\u2043\u2053\u02D7\u2796\u2500\u2501\u2574\u2576\u23AF\u30FC\uFF70";

    private static final String ACCENTS = "\u00B4\u02DD\u0384\u1FBD\u1FBF\u1FEF\u1FFD\u1FFE";

    /**
     * Punctuation around a key that Unicode counts neither as bracket nor as quotation mark: quotes, full stops,
     * commas.
     */
    private static final String AROUND =
            "\"'`<>\u02B9\u02BA\u02BB\u02BC\u02BD\u02C8\u02CA\u02CB\u02EE\u2032\u2033\u2034"
                    + "\u2035\u2036\u2037\u2057\u275B\u275C\u275D\u275E\u275F\u2760"
                    + ".\u0589\u06D4\u0701\u0702\u0964\u0965\u104A\u104B\u1362\u166E\u1803\u1809\u17D4\u2024\u2025\u2026\u2CF9\u2E3C"
                    + "\u3002\uA4FF\uA60E\uA6F3\uFF61"
                    + ",\u055D\u060C\u066B\u066C\u07F8\u1363\u1802\u1808\u2E32\u2E34\u2E41\u2E49\u2E4C\u3001\uA4FE\uA60D\uA6F5\uFF64";

    private KeyText() {}

    /** The text that is meant; empty where there is none. Reading that again changes nothing. */
    static String read(String typed) {
        if (typed.length() > MOST) {
            return "";
        }
        if (isPlain(typed)) {
            return typed;
        }
        String before;
        String text = typed;
        do { // to take something away may bring other characters together
            before = text;
            text = Normalizer.normalize(bare(text), Form.NFKC);
        } while (!text.equals(before));
        return text;
    }

    /** Returns whether the text is in normal form already, as most keys are. */
    private static boolean isPlain(String typed) {
        return !typed.isEmpty()
                && typed.chars().allMatch(c -> '!' <= c && c <= '~')
                && !standsAround(typed.charAt(0))
                && !standsAround(typed.charAt(typed.length() - 1));
    }

    private static String bare(String typed) {
        int[] seen = typed.codePoints()
                .filter(c -> !isNothing(c))
                .map(KeyText::plain)
                .toArray();
        int start = 0;
        int end = seen.length;
        while (start < end && standsAround(seen[start])) {
            start++;
        }
        while (end > start && standsAround(seen[end - 1])) {
            end--;
        }
        return new String(seen, start, end - start);
    }

    private static boolean isNothing(int c) {
        return Unseen.isSpace(c) || Unseen.isInvisible(c) || Character.getType(c) == Character.FORMAT;
    }

    private static int plain(int c) {
        if (isDash(c)) {
            return '-';
        }
        // Of an accent that stands alone, compatible forms leave a space and another accent.
        return ACCENTS.indexOf(c) < 0 ? c : '\'';
    }

    private static boolean isDash(int c) {
        return Character.getType(c) == Character.DASH_PUNCTUATION || DASHES.indexOf(c) >= 0;
    }

    private static boolean standsAround(int c) {
        return switch (Character.getType(c)) {
            case Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION -> true;
            default -> AROUND.indexOf(c) >= 0;
        };
    }
}
