package io.lictor.documents.embedded;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import de.bwaldvogel.mongo.bson.Document;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Packs documents into bytes, in which they take a third of the memory.
 *
 * <pre>
 * document = number of fields, (number of a name, value)*
 * value    = tag, then by the tag: nothing, a number, a text, the 16 bytes of a UUID, a document, or values of a list
 * </pre>
 *
 * <p>Numbers are varints. Names and short texts stand in dictionaries, and in the bytes by their numbers. One thread at a
 * time may pack, while others unpack.
 */
final class DocumentPacker {

    private static final String ID = "_id";

    private static final int NULL = 0;
    private static final int TRUE = 1;
    private static final int FALSE = 2;
    private static final int INTEGER = 3;
    private static final int LONG = 4;
    private static final int DOUBLE = 5;

    /** Milliseconds since 1970; MongoDB knows no finer ones. */
    private static final int INSTANT = 6;

    /** Text of characters up to U+00FF, as most are. */
    private static final int LATIN = 7;

    private static final int TEXT = 8;

    /** Number of a text in the dictionary. */
    private static final int KNOWN_TEXT = 9;

    /** Text that is a UUID in its usual form. */
    private static final int UUID_TEXT = 10;

    private static final int DOCUMENT = 11;
    private static final int LIST = 12;

    private static final int UUID_LENGTH = 36;
    private static final int UUID_BYTES = 16;

    /** Longest text that is looked for in the dictionary, as long as a code; ids are longer, and each is another. */
    private static final int LONGEST_KNOWN = 24;

    private static final int MOST_NAMES = 100_000;
    private static final int MOST_TEXTS = 10_000;

    private final Dictionary names = new Dictionary(MOST_NAMES);
    private final Dictionary texts = new Dictionary(MOST_TEXTS);
    private final Output output = new Output();

    /** Returns the bytes of a document; null if it has a value that can't be packed. */
    byte @Nullable [] pack(Document document) {
        output.clear();
        return write(document) ? output.bytes() : null;
    }

    Document unpack(byte[] packed) {
        return new Input(packed, 0).document();
    }

    /** Returns the value of one field; null if there is none, or it is null. */
    @Nullable
    Object value(byte[] packed, String field) {
        Input input = new Input(packed, 0);
        return input.find(field) ? input.value() : null;
    }

    /** An id, ready to be compared with those of packed documents. */
    record Id(String text, @Nullable UUID uuid) {

        static Id of(String text) {
            return new Id(text, uuidOf(text));
        }
    }

    /** Compares the id of a packed document with another, as texts. */
    int compareId(byte[] packed, Id id) {
        Input input = new Input(packed, 0);
        if (!input.find(ID)) {
            return -1;
        }
        if (id.uuid() != null && input.isUuid()) {
            input.at++;
            int byFirst = Long.compareUnsigned(input.fixed(), id.uuid().getMostSignificantBits());
            return byFirst == 0 ? Long.compareUnsigned(input.fixed(), id.uuid().getLeastSignificantBits()) : byFirst;
        }
        return String.valueOf(input.value()).compareTo(id.text());
    }

    /** Compares packed documents by their ids, as texts. */
    int compareIds(byte[] one, byte[] other) {
        Input first = new Input(one, 0);
        Input second = new Input(other, 0);
        if (!first.find(ID) || !second.find(ID)) {
            return 0;
        }
        if (first.isUuid() && second.isUuid()) {
            // Digits stand before letters, and hyphens always at the same places: bytes are in the order of their
            // texts.
            return Arrays.compareUnsigned(
                    one, first.at + 1, first.at + 1 + UUID_BYTES, other, second.at + 1, second.at + 1 + UUID_BYTES);
        }
        return String.valueOf(first.value()).compareTo(String.valueOf(second.value()));
    }

    private boolean write(Document document) {
        output.number(document.size());
        for (Map.Entry<String, Object> field : document.entrySet()) {
            int name = names.number(field.getKey());
            if (name == Dictionary.FULL) {
                return false;
            }
            output.number(name);
            if (!write(field.getValue())) {
                return false;
            }
        }
        return true;
    }

    private boolean write(@Nullable Object value) {
        return switch (value) {
            case null -> output.tag(NULL);
            case Boolean flag -> output.tag(flag ? TRUE : FALSE);
            case Integer number -> output.tag(INTEGER) && output.signed(number);
            case Long number -> output.tag(LONG) && output.signed(number);
            case Double number -> output.tag(DOUBLE) && output.fixed(Double.doubleToRawLongBits(number));
            case Instant instant -> write(instant);
            case String text -> write(text);
            case Document document -> output.tag(DOCUMENT) && write(document);
            case List<?> list -> write(list);
            default -> false;
        };
    }

    private boolean write(Instant instant) {
        long millis = instant.toEpochMilli();
        return Instant.ofEpochMilli(millis).equals(instant) && output.tag(INSTANT) && output.signed(millis);
    }

    private boolean write(List<?> list) {
        output.tag(LIST);
        output.number(list.size());
        for (Object element : list) {
            if (!write(element)) {
                return false;
            }
        }
        return true;
    }

    private boolean write(String text) {
        if (text.length() <= LONGEST_KNOWN) {
            int number = texts.number(text);
            if (number != Dictionary.FULL) {
                return output.tag(KNOWN_TEXT) && output.number(number);
            }
        }
        UUID id = uuidOf(text);
        if (id != null) {
            return output.tag(UUID_TEXT)
                    && output.fixed(id.getMostSignificantBits())
                    && output.fixed(id.getLeastSignificantBits());
        }
        byte[] latin = text.getBytes(ISO_8859_1);
        boolean isLatin = new String(latin, ISO_8859_1).equals(text);
        byte[] bytes = isLatin ? latin : text.getBytes(UTF_8);
        // A lone half of a character is no UTF-8.
        return (isLatin || new String(bytes, UTF_8).equals(text))
                && output.tag(isLatin ? LATIN : TEXT)
                && output.bytes(bytes);
    }

    private static @Nullable UUID uuidOf(String text) {
        if (text.length() != UUID_LENGTH || text.charAt(8) != '-') {
            return null;
        }
        try {
            UUID id = UUID.fromString(text);
            return id.toString().equals(text) ? id : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Bytes that grow. */
    private static final class Output {

        private byte[] bytes = new byte[1024];
        private int length;

        void clear() {
            length = 0;
        }

        byte[] bytes() {
            return Arrays.copyOf(bytes, length);
        }

        boolean tag(int tag) {
            room(1);
            bytes[length++] = (byte) tag;
            return true;
        }

        boolean number(long number) {
            room(10);
            long rest = number;
            while ((rest & ~0x7FL) != 0) {
                bytes[length++] = (byte) (rest | 0x80);
                rest >>>= 7;
            }
            bytes[length++] = (byte) rest;
            return true;
        }

        boolean signed(long number) {
            return number((number << 1) ^ (number >> 63));
        }

        boolean fixed(long bits) {
            room(Long.BYTES);
            for (int shift = 56; shift >= 0; shift -= 8) {
                bytes[length++] = (byte) (bits >> shift);
            }
            return true;
        }

        boolean bytes(byte[] more) {
            number(more.length);
            room(more.length);
            System.arraycopy(more, 0, bytes, length, more.length);
            length += more.length;
            return true;
        }

        private void room(int more) {
            if (length + more > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
            }
        }
    }

    /** Position in packed bytes. */
    private final class Input {

        private final byte[] bytes;
        private int at;

        Input(byte[] bytes, int at) {
            this.bytes = bytes;
            this.at = at;
        }

        Document document() {
            int fields = (int) number();
            Document document = new Document();
            for (int i = 0; i < fields; i++) {
                document.put(names.text((int) number()), value());
            }
            return document;
        }

        /** Goes to the value of a field of the document here; false if it has none of this name. */
        boolean find(String field) {
            for (long fields = number(); fields > 0; fields--) {
                if (names.text((int) number()).equals(field)) {
                    return true;
                }
                skip();
            }
            return false;
        }

        boolean isUuid() {
            return bytes[at] == UUID_TEXT;
        }

        @Nullable
        Object value() {
            int tag = bytes[at++];
            return switch (tag) {
                case NULL -> null;
                case TRUE -> true;
                case FALSE -> false;
                case INTEGER -> (int) signed();
                case LONG -> signed();
                case DOUBLE -> Double.longBitsToDouble(fixed());
                case INSTANT -> Instant.ofEpochMilli(signed());
                case LATIN -> text(ISO_8859_1);
                case TEXT -> text(UTF_8);
                case KNOWN_TEXT -> texts.text((int) number());
                case UUID_TEXT -> new UUID(fixed(), fixed()).toString();
                case DOCUMENT -> document();
                case LIST -> list();
                default -> throw new IllegalStateException("No value begins with " + tag);
            };
        }

        private Collection<@Nullable Object> list() {
            int size = (int) number();
            List<@Nullable Object> list = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                list.add(value());
            }
            return list;
        }

        private void skip() {
            switch (bytes[at++]) {
                case NULL, TRUE, FALSE -> {}
                case INTEGER, LONG, INSTANT, KNOWN_TEXT -> number();
                case DOUBLE -> at += Long.BYTES;
                case UUID_TEXT -> at += UUID_BYTES;
                case LATIN, TEXT -> {
                    int length = (int) number();
                    at += length;
                }
                case LIST -> {
                    for (long values = number(); values > 0; values--) {
                        skip();
                    }
                }
                default -> {
                    for (long fields = number(); fields > 0; fields--) {
                        number();
                        skip();
                    }
                }
            }
        }

        private String text(Charset charset) {
            int length = (int) number();
            String text = new String(bytes, at, length, charset);
            at += length;
            return text;
        }

        private long number() {
            long number = 0;
            for (int shift = 0; ; shift += 7) {
                byte next = bytes[at++];
                number |= (long) (next & 0x7F) << shift;
                if (next >= 0) {
                    return number;
                }
            }
        }

        private long signed() {
            long number = number();
            return (number >>> 1) ^ -(number & 1);
        }

        private long fixed() {
            long bits = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                bits = bits << 8 | bytes[at++] & 0xFF;
            }
            return bits;
        }
    }
}
