package io.lictor.key;

import java.util.Arrays;
import java.util.Optional;

/**
 * A licence key of ours: 25 symbols of Crockford's base 32 (no I, L, O, U), the last one a {@link CheckSymbol}. Held
 * without dashes; {@link #toString} does not show it, so that no log ever does.
 */
public final class LicenseKey {

    static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    static final int LENGTH = 25;
    private static final int GROUP = 5;

    private final String symbols;

    private LicenseKey(String symbols) {
        this.symbols = symbols;
    }

    /** The key whose first 24 symbols have these values (0 to 31). */
    static LicenseKey withCheck(int[] values) {
        int[] all = Arrays.copyOf(values, LENGTH);
        all[LENGTH - 1] = CheckSymbol.of(values);
        StringBuilder text = new StringBuilder(LENGTH);
        for (int value : all) {
            text.append(ALPHABET.charAt(value));
        }
        return new LicenseKey(text.toString());
    }

    /**
     * Reads a key as people type or paste it: lower case, any spaces and dashes, I and L for 1, O for 0. Empty where the
     * shape or the check symbol is wrong.
     */
    public static Optional<LicenseKey> parse(String typed) {
        StringBuilder text = new StringBuilder(LENGTH);
        int[] values = new int[LENGTH];
        for (char c : bare(typed).toCharArray()) {
            char symbol = c == 'I' || c == 'L' ? '1' : c == 'O' ? '0' : c;
            int value = ALPHABET.indexOf(symbol);
            if (value < 0 || text.length() == LENGTH) {
                return Optional.empty();
            }
            values[text.length()] = value;
            text.append(symbol);
        }
        return text.length() == LENGTH && CheckSymbol.isRight(values)
                ? Optional.of(new LicenseKey(text.toString()))
                : Optional.empty();
    }

    /**
     * The typed key without what only divides it, in upper case. Only ASCII letters change their case: Unicode would make
     * an S of a long s, two of a sharp s and an I of the Turkish dotless one.
     */
    static String bare(String typed) {
        StringBuilder bare = new StringBuilder(LENGTH);
        for (char c : typed.toCharArray()) {
            if (!divides(c)) {
                bare.append(c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c);
            }
        }
        return bare.toString();
    }

    /** Mail programs and word processors put their own dashes, no-break spaces and invisible marks into a key. */
    private static boolean divides(char c) {
        return Character.isWhitespace(c)
                || switch (Character.getType(c)) {
                    case Character.DASH_PUNCTUATION, Character.SPACE_SEPARATOR, Character.FORMAT -> true;
                    default -> false;
                };
    }

    /** The key as customers get it: {@code XXXXX-XXXXX-XXXXX-XXXXX-XXXXX}. */
    public String formatted() {
        StringBuilder text = new StringBuilder();
        for (int start = 0; start < LENGTH; start += GROUP) {
            text.append(start == 0 ? "" : "-").append(symbols, start, start + GROUP);
        }
        return text.toString();
    }

    /** The last group, by which people tell keys apart. */
    String hint() {
        return symbols.substring(LENGTH - GROUP);
    }

    /** The one spelling from which the hash is taken. */
    String normalForm() {
        return symbols;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LicenseKey key && key.symbols.equals(symbols);
    }

    @Override
    public int hashCode() {
        return symbols.hashCode();
    }

    @Override
    public String toString() {
        return "LicenseKey[…" + hint() + "]";
    }
}
