package io.lictor.counts;

import io.lictor.license.License;
import io.lictor.license.License.Issued;
import io.lictor.license.Status;
import io.lictor.license.StatusFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What one licence adds to the counts, for all times: the status in which it begins, each change of status that time alone
 * brings about, and its machines. The rules are those of {@link Status#of}, asked at each boundary. Whether its version is
 * disabled is not among them: that is asked of the product when the counts are read.
 */
public record Contribution(Cell cell, List<Part> parts) {

    /** A change of status at an instant, or an amount of all times. */
    public record Part(Slot slot, int measure, long number) {}

    /** Returns the contribution of a licence; none for one that is not there, or lacks what every licence has. */
    static List<Contribution> of(License license) {
        if (!(license instanceof Issued issued)) {
            return List.of();
        }
        try {
            return List.of(new Contribution(Cell.of(issued), parts(issued)));
        } catch (NullPointerException e) {
            return List.of(); // its document can't be written either, and it is not counted until it can be
        }
    }

    /** Returns whether two states of a licence are counted alike. */
    static boolean isSame(License before, License after) {
        return before instanceof Issued one
                && after instanceof Issued other
                && one.activations().size() == other.activations().size()
                && one.activationLimit().equals(other.activationLimit())
                && Cell.of(one).equals(Cell.of(other))
                && StatusFacts.of(one).equals(StatusFacts.of(other));
    }

    private static List<Part> parts(Issued license) {
        List<Part> parts = new ArrayList<>(8);
        changes(StatusFacts.of(license), parts);
        add(parts, Measure.USED, license.activations().size());
        add(parts, Measure.LIMIT, Measure.limit(license));
        add(parts, Measure.UNLIMITED, Measure.unlimited(license));
        return parts;
    }

    private static void changes(StatusFacts facts, List<Part> parts) {
        Status status = Status.of(facts, false, Instant.MIN);
        parts.add(new Part(Slot.ALWAYS, Measure.change(null, status), 1));
        for (Instant boundary : facts.boundaries().sorted().toList()) {
            Status next = Status.of(facts, false, boundary);
            if (next != status) {
                parts.add(new Part(Slot.of(boundary), Measure.change(status, next), 1));
                status = next;
            }
        }
    }

    private static void add(List<Part> parts, int measure, long number) {
        if (number != 0) {
            parts.add(new Part(Slot.ALWAYS, measure, number));
        }
    }
}
