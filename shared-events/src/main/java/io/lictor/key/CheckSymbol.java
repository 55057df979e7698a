package io.lictor.key;

/**
 * The check symbol: the weighted sum of all 25 symbols is zero in the field of 32 elements, with the powers of a
 * primitive element as weights. No weight is zero, so one wrong symbol always shows; no two are equal (the powers
 * repeat only after 31), so a swap of two different symbols always shows, neighbours included.
 */
final class CheckSymbol {

    private static final int REDUCE = 0b100101; // x^5 + x^2 + 1, primitive over GF(2)

    private CheckSymbol() {}

    /** The symbol that completes {@code symbols} (values 0 to 31), which stand before it. */
    static int of(int[] symbols) {
        // The sum is built by Horner's rule with the check symbol at weight one, where it must cancel the rest.
        return timesPrimitive(sum(symbols));
    }

    /** Returns whether the last of the {@code symbols} is the check symbol of the others. */
    static boolean isRight(int[] symbols) {
        return sum(symbols) == 0;
    }

    private static int sum(int[] symbols) {
        int sum = 0;
        for (int symbol : symbols) {
            sum = timesPrimitive(sum) ^ symbol;
        }
        return sum;
    }

    private static int timesPrimitive(int value) {
        int doubled = value << 1;
        return doubled > 31 ? doubled ^ REDUCE : doubled;
    }
}
