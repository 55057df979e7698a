package io.lictor.documents.embedded;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Texts that many documents have in common, such as the names of their fields, each kept once under a number. One thread
 * at a time may add while others read.
 */
final class Dictionary {

    /** Is none: there are too many texts already. */
    static final int FULL = -1;

    private final int most;
    private final Map<String, Integer> numbers = new HashMap<>();
    private volatile AtomicReferenceArray<@Nullable String> texts = new AtomicReferenceArray<>(16);

    /** Keeps up to {@code most} texts. */
    Dictionary(int most) {
        this.most = most;
    }

    /** Returns the number of a text, which gets one if there is room; {@link #FULL} otherwise. */
    int number(String text) {
        Integer known = numbers.get(text);
        return known == null ? add(text) : known;
    }

    private int add(String text) {
        int number = numbers.size();
        if (number == most) {
            return FULL;
        }
        AtomicReferenceArray<@Nullable String> present = texts;
        if (number == present.length()) {
            AtomicReferenceArray<@Nullable String> more = new AtomicReferenceArray<>(number * 2);
            for (int i = 0; i < number; i++) {
                more.setPlain(i, present.getPlain(i));
            }
            texts = more;
            present = more;
        }
        present.set(number, text);
        numbers.put(text, number);
        return number;
    }

    /** Returns the text of a number that was given. */
    String text(int number) {
        return Objects.requireNonNull(texts.get(number));
    }
}
