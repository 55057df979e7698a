package io.lictor.settings;

import java.util.stream.IntStream;

/** The number of slips between two words: a letter too many, too few, another one, or two that changed places. */
public final class Distance {

    private Distance() {}

    /** Returns the smallest number of edits between two names. */
    public static int between(String one, String other) {
        int[] beforeLast = new int[other.length() + 1];
        int[] last = IntStream.rangeClosed(0, other.length()).toArray();
        for (int i = 1; i <= one.length(); i++) {
            int[] next = new int[other.length() + 1];
            next[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int kept = last[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                next[j] = Math.min(kept, Math.min(last[j], next[j - 1]) + 1);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    next[j] = Math.min(next[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = next;
        }
        return last[other.length()];
    }
}
