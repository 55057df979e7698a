package io.lictor.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import org.jspecify.annotations.Nullable;

/**
 * The one reading of a text that names something: a customer, a machine, a product, a version, a partner. Composed (NFC),
 * and without white space at its ends, where nobody would see it.
 */
public final class NameText {

    private NameText() {}

    /** The name that is meant; the text itself where it is in that form, as nearly all are. */
    public static String read(String text) {
        String composed =
                isPlain(text) || Normalizer.isNormalized(text, Form.NFC) ? text : Normalizer.normalize(text, Form.NFC);
        return stripped(composed);
    }

    public static @Nullable String readIfThere(@Nullable String text) {
        return text == null ? null : read(text);
    }

    /**
     * Returns whether the name is {@code .} or {@code ..}, which mean other places wherever names are parts of paths.
     */
    public static boolean isDots(String name) {
        return name.equals(".") || name.equals("..");
    }

    /** Returns whether the text is plain ASCII, which needs no normalisation. */
    static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7E) {
                return false;
            }
        }
        return true;
    }

    static String stripped(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && Unseen.isSpace(text.charAt(start))) { // all white space is in the first plane
            start++;
        }
        while (end > start && Unseen.isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }
}
