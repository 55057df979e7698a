package io.lictor.auditor;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The members of an object, as those who need them want them; {@link UnusableInput} names the place of what is missing or
 * wrong.
 */
record Fields(String where, Map<String, Object> members) {

    private static final int HASH_DIGITS = 64;
    private static final double EXACT = 0x1p53;

    @SuppressWarnings("unchecked") // objects are read with strings as names
    static Fields of(String where, Map<?, ?> object) {
        return new Fields(where, (Map<String, Object>) object);
    }

    /** Nothing where it is missing or null. */
    @Nullable
    Object value(String name) {
        Object value = members.get(name);
        return value == Json.Empty.NULL ? null : value;
    }

    String text(String name) throws UnusableInput {
        if (value(name) instanceof String text) {
            return text;
        }
        throw wrong(name, "a string");
    }

    @Nullable
    String textIfThere(String name) throws UnusableInput {
        return value(name) == null ? null : text(name);
    }

    /** A whole number from {@code least} on. */
    long count(String name, long least) throws UnusableInput {
        if (value(name) instanceof Double number && number >= least && number <= EXACT && number == Math.rint(number)) {
            return number.longValue();
        }
        throw wrong(name, "a whole number from " + least);
    }

    byte[] hash(String name) throws UnusableInput {
        return hash(name, value(name));
    }

    List<byte[]> hashes(String name) throws UnusableInput {
        if (!(value(name) instanceof List<?> list)) {
            throw wrong(name, "an array of hashes");
        }
        List<byte[]> hashes = new ArrayList<>(list.size());
        for (Object element : list) {
            hashes.add(hash(name, element));
        }
        return hashes;
    }

    private byte[] hash(String name, @Nullable Object value) throws UnusableInput {
        if (value instanceof String text && text.length() == HASH_DIGITS) {
            try {
                return HexFormat.of().parseHex(text);
            } catch (IllegalArgumentException e) {
                // said below
            }
        }
        throw wrong(name, "a SHA-256 hash in hexadecimal digits");
    }

    private UnusableInput wrong(String name, String wanted) {
        String found = members.containsKey(name) ? "is not " + wanted : "is missing; it has to be " + wanted;
        return new UnusableInput("%s: \"%s\" %s.".formatted(where, name, found));
    }
}
