package io.lictor.store.json;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Arrays;
import java.util.Locale;

/** Instants as we write them, such as {@code 2026-01-01T00:00:00.123Z}: each event has some, and a replay reads them all. */
public final class InstantText {

    private static final String SHAPE = "0000-00-00T00:00:00Z";
    private static final byte[] SHAPE_BYTES = SHAPE.getBytes(StandardCharsets.ISO_8859_1);
    private static final int SECONDS_END = SHAPE.length() - 1;
    private static final int LONGEST = SHAPE.length() + 1 + 9;
    private static final long FIRST = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long END = Instant.parse("+10000-01-01T00:00:00Z").getEpochSecond();
    private static final long DAY = 86_400;

    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    private InstantText() {}

    /** Formats an instant with exactly three digits of a second, as instants of recording are stored. */
    public static String writeMillis(Instant instant) {
        return MILLIS.format(instant);
    }

    /** Parses an instant as {@link DateTimeFormatter#ISO_OFFSET_DATE_TIME} does, which gets every text of another shape. */
    public static Instant parse(CharSequence text) {
        return hasShape(text) ? read(text) : DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
    }

    /** Returns whether the text has the shape that {@link #read} reads. */
    static boolean hasShape(CharSequence text) {
        int length = text.length();
        if (length < SHAPE.length() || length > LONGEST || text.charAt(length - 1) != 'Z') {
            return false;
        }
        for (int i = 0; i < SECONDS_END; i++) {
            char wanted = SHAPE.charAt(i);
            if (wanted == '0' ? !isDigit(text.charAt(i)) : text.charAt(i) != wanted) {
                return false;
            }
        }
        return hasFraction(text, length - 1) && isTime(text);
    }

    private static boolean hasFraction(CharSequence text, int end) {
        if (end == SECONDS_END) {
            return true;
        }
        if (text.charAt(SECONDS_END) != '.' || end == SECONDS_END + 1) {
            return false;
        }
        for (int i = SECONDS_END + 1; i < end; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Leap seconds and 24:00 aside, which are nothing that we write. */
    private static boolean isTime(CharSequence text) {
        if (number(text, 11, 13) > 23 || number(text, 14, 16) > 59 || number(text, 17, 19) > 59) {
            return false;
        }
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        return month >= 1 && month <= 12 && day >= 1 && (day <= 28 || isDate(number(text, 0, 4), month, day));
    }

    private static boolean isDate(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day).getDayOfMonth() == day;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** Reads a text that has the shape. */
    static Instant read(CharSequence text) {
        long day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                .toEpochDay();
        int second = number(text, 11, 13) * 3_600 + number(text, 14, 16) * 60 + number(text, 17, 19);
        int nanos = 0;
        for (int i = 0, at = SECONDS_END + 1; i < 9; i++, at++) {
            nanos = nanos * 10 + (at < text.length() - 1 ? text.charAt(at) - '0' : 0);
        }
        return Instant.ofEpochSecond(day * DAY + second, nanos);
    }

    /** Formats an instant as {@link Instant#toString} does, which gets every year without four digits. */
    static String write(Instant instant) {
        long second = instant.getEpochSecond();
        if (second < FIRST || second >= END) {
            return instant.toString();
        }
        int nanos = instant.getNano();
        int fraction = nanos == 0 ? 0 : nanos % 1_000_000 == 0 ? 3 : nanos % 1_000 == 0 ? 6 : 9;
        byte[] text = Arrays.copyOf(SHAPE_BYTES, SHAPE.length() + (fraction == 0 ? 0 : 1 + fraction));
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(second, DAY));
        int ofDay = (int) Math.floorMod(second, DAY);
        digits(text, 0, 4, date.getYear());
        digits(text, 5, 7, date.getMonthValue());
        digits(text, 8, 10, date.getDayOfMonth());
        digits(text, 11, 13, ofDay / 3_600);
        digits(text, 14, 16, ofDay / 60 % 60);
        digits(text, 17, 19, ofDay % 60);
        if (fraction > 0) {
            text[SECONDS_END] = '.';
            int number = fraction == 3 ? nanos / 1_000_000 : fraction == 6 ? nanos / 1_000 : nanos;
            digits(text, SECONDS_END + 1, text.length - 1, number);
        }
        text[text.length - 1] = 'Z';
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static void digits(byte[] text, int from, int to, int number) {
        for (int at = to - 1, rest = number; at >= from; at--, rest /= 10) {
            text[at] = (byte) ('0' + rest % 10);
        }
    }

    private static int number(CharSequence text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    private static boolean isDigit(char symbol) {
        return symbol >= '0' && symbol <= '9';
    }
}
