package io.lictor.counts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A stretch of time (UTC) that has documents of its own. Each change counts in its year, its month, its day and its block
 * of four hours, so that what happened before an instant is the sum of few documents:
 *
 * <pre>
 *   years before │ months before │ days before │ blocks before │ the block itself, up to the instant
 * </pre>
 *
 * @param number of the year; 12 × year + month; of the day, or of the block, since 1970
 */
record Bucket(Level level, long number) {

    enum Level {
        ALWAYS,
        YEAR,
        MONTH,
        DAY,
        BLOCK
    }

    static final Bucket ALWAYS = new Bucket(Level.ALWAYS, 0);

    private static final long HOUR = 3_600_000;
    private static final int BLOCK_HOURS = 4;
    private static final long BLOCK = BLOCK_HOURS * HOUR;
    private static final int BLOCKS_PER_DAY = 24 / BLOCK_HOURS;
    private static final int MONTHS = 12;

    /** Returns the buckets in which a change at {@code slot} counts. */
    static List<Bucket> of(Slot slot) {
        if (slot.isAlways()) {
            return List.of(ALWAYS);
        }
        LocalDate date = date(slot);
        return List.of(year(date), month(date), day(date), block(slot));
    }

    /**
     * Returns the buckets that together hold all changes up to {@code slot}; of the last one, its block, only a part
     * counts. {@code years} are those with any change.
     */
    static List<Bucket> before(Slot slot, Collection<Long> years) {
        LocalDate date = date(slot);
        List<Bucket> before = new ArrayList<>();
        years.stream().filter(year -> year < date.getYear()).forEach(year -> before.add(new Bucket(Level.YEAR, year)));
        for (long month = month(date.withDayOfYear(1)).number();
                month < month(date).number();
                month++) {
            before.add(new Bucket(Level.MONTH, month));
        }
        before.addAll(days(date.withDayOfMonth(1), date));
        long block = block(slot).number();
        for (long each = date.toEpochDay() * BLOCKS_PER_DAY; each <= block; each++) {
            before.add(new Bucket(Level.BLOCK, each));
        }
        return before;
    }

    /** Returns the days from {@code first} on, up to {@code end}, that day left out. */
    static List<Bucket> days(LocalDate first, LocalDate end) {
        return first.datesUntil(end).map(Bucket::day).toList();
    }

    /** Returns where in this bucket {@code slot} counts: a block tells milliseconds apart, and the others nothing. */
    int offset(Slot slot) {
        return level == Level.BLOCK ? (int) Math.floorMod(slot.millis(), BLOCK) : 0;
    }

    static LocalDate date(Slot slot) {
        return Instant.ofEpochMilli(slot.millis()).atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** Returns the day that this one is. */
    LocalDate date() {
        return LocalDate.ofEpochDay(number);
    }

    /** Returns the text by which its documents begin. */
    String id() {
        return switch (level) {
            case ALWAYS -> "always";
            case YEAR -> "year " + number;
            case MONTH -> "month %d-%02d".formatted(Math.floorDiv(number, MONTHS), Math.floorMod(number, MONTHS) + 1);
            case DAY -> "day " + date();
            case BLOCK -> "block " + LocalDateTime.ofEpochSecond(number * BLOCK / 1_000, 0, ZoneOffset.UTC);
        };
    }

    private static Bucket year(LocalDate date) {
        return new Bucket(Level.YEAR, date.getYear());
    }

    private static Bucket month(LocalDate date) {
        return new Bucket(Level.MONTH, (long) date.getYear() * MONTHS + date.getMonthValue() - 1);
    }

    private static Bucket day(LocalDate date) {
        return new Bucket(Level.DAY, date.toEpochDay());
    }

    private static Bucket block(Slot slot) {
        return new Bucket(Level.BLOCK, Math.floorDiv(slot.millis(), BLOCK));
    }
}
