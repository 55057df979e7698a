package io.lictor.counts;

import io.lictor.license.License;
import io.lictor.license.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** Sums by cell: of the changes of status in some stretch of time, and of the amounts of all times. */
public final class CellCounts {

    private final Map<Cell, Map<Integer, Long>> numbers = new HashMap<>();

    void add(int offset, Cell cell, int measure, long number) {
        numbers.computeIfAbsent(cell, _ -> new TreeMap<>()).merge(measure, number, Long::sum);
    }

    /** Adds what one licence contributes up to {@code at}. */
    public void add(License license, Instant at) {
        long until = Slot.of(at).millis();
        Contribution.of(license)
                .forEach(contribution -> contribution.parts().stream()
                        .filter(part -> part.slot().millis() <= until)
                        .forEach(part -> add(0, contribution.cell(), part.measure(), part.number())));
    }

    /**
     * Returns the changes of status of these licences on each day from {@code first} on, up to {@code end}, that day left
     * out.
     */
    public static Map<LocalDate, CellCounts> byDay(
            Collection<? extends License> licenses, LocalDate first, LocalDate end) {
        Map<LocalDate, CellCounts> days = new TreeMap<>();
        for (License license : licenses) {
            for (Contribution contribution : Contribution.of(license)) {
                contribution.parts().stream()
                        .filter(part -> !part.slot().isAlways())
                        .forEach(part -> {
                            LocalDate day = Bucket.date(part.slot());
                            if (!day.isBefore(first) && day.isBefore(end)) {
                                days.computeIfAbsent(day, _ -> new CellCounts())
                                        .add(0, contribution.cell(), part.measure(), part.number());
                            }
                        });
            }
        }
        return days;
    }

    /** Returns the cells in which anything was counted. */
    public Set<Cell> cells() {
        return numbers.keySet();
    }

    /** Returns how many licences there are. */
    public long licenses(Cell cell) {
        return sum(cell, measure -> Measure.isChange(measure) && Measure.from(measure) == null);
    }

    /** Returns how many licences have this status, those of disabled versions left where they would be otherwise. */
    public long in(Cell cell, Status status) {
        return sum(cell, measure -> Measure.isChange(measure) && Measure.to(measure) == status)
                - sum(cell, measure -> Measure.isChange(measure) && Measure.from(measure) == status);
    }

    /** Returns how many terms and trials have ended out of this status, which is {@code ACTIVE} or {@code CANCELED}. */
    public long ended(Cell cell, Status from) {
        return sum(
                cell,
                measure -> measure == Measure.change(from, Status.GRACE)
                        || measure == Measure.change(from, Status.EXPIRED));
    }

    /** Returns how many grace periods have run out. */
    public long ranOut(Cell cell) {
        return sum(cell, measure -> measure == Measure.change(Status.GRACE, Status.EXPIRED));
    }

    /** Returns the machines in use. */
    public long used(Cell cell) {
        return sum(cell, measure -> measure == Measure.USED);
    }

    /** Returns the sum of the activation limits. */
    public long limit(Cell cell) {
        return sum(cell, measure -> measure == Measure.LIMIT);
    }

    /** Returns how many licences are for any number of machines. */
    public long unlimited(Cell cell) {
        return sum(cell, measure -> measure == Measure.UNLIMITED);
    }

    private long sum(Cell cell, IntPredicate measures) {
        return numbers.getOrDefault(cell, Map.of()).entrySet().stream()
                .filter(number -> measures.test(number.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
