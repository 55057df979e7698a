package io.lictor.compliance;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.lictor.license.License;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a licence was at the end of each day on which it became something else. What comes to one by time alone does not
 * stand here; it is computed from the facts when it is asked for. {@code goneOn} is the day on which it was withdrawn, if it was.
 */
record Timeline(
        List<Held> held, List<InUse> inUse, @Nullable Integer goneOn) {

    static final Timeline EMPTY = new Timeline(List.of(), List.of(), null);

    Timeline {
        held = List.copyOf(held);
        inUse = List.copyOf(inUse);
    }

    /** How many machines had a seat at the end of a day, and since. There may be many of these, so they are short. */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record InUse(int day, int machines) {}

    /**
     * The same with what the licence is after an event at {@code at}. An event that by its clock came before the one that
     * precedes it counts with that one.
     */
    Timeline plus(Instant at, License.Issued license) {
        int day = Math.max(dayOf(at), held.isEmpty() ? Integer.MIN_VALUE : lastDay());
        return new Timeline(
                withHeld(Held.of(day, license)),
                withInUse(day, license.activations().size()),
                null);
    }

    /** The same with a licence that was withdrawn at {@code at}: from that day on there is none. */
    Timeline gone(Instant at) {
        return new Timeline(held, inUse, Math.max(dayOf(at), lastDay()));
    }

    private int lastDay() {
        return Math.max(held.getLast().day(), inUse.getLast().day());
    }

    private List<Held> withHeld(Held now) {
        if (!held.isEmpty() && held.getLast().isAs(now)) {
            return held;
        }
        List<Held> changed = new ArrayList<>(held);
        if (!changed.isEmpty() && changed.getLast().day() == now.day()) {
            changed.removeLast();
        }
        if (changed.isEmpty() || !changed.getLast().isAs(now)) {
            changed.add(now);
        }
        return changed;
    }

    private List<InUse> withInUse(int day, int machines) {
        if (!inUse.isEmpty() && inUse.getLast().machines() == machines) {
            return inUse;
        }
        List<InUse> changed = new ArrayList<>(inUse);
        if (!changed.isEmpty() && changed.getLast().day() == day) {
            changed.removeLast();
        }
        if (changed.isEmpty() || changed.getLast().machines() != machines) {
            changed.add(new InUse(day, machines));
        }
        return changed;
    }

    /** What it was at the end of that day; null before it was sold, and once it was withdrawn. */
    @Nullable
    Held heldOn(int day) {
        if (goneOn != null && day >= goneOn) {
            return null;
        }
        for (int i = held.size() - 1; i >= 0; i--) {
            if (held.get(i).day() <= day) {
                return held.get(i);
            }
        }
        return null;
    }

    /** How many machines had a seat at the end of that day. */
    int machinesOn(int day) {
        int low = 0;
        int high = inUse.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (inUse.get(middle).day() <= day) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? 0 : inUse.get(low - 1).machines();
    }

    static int dayOf(Instant at) {
        return dayOf(at.atOffset(ZoneOffset.UTC).toLocalDate());
    }

    static int dayOf(LocalDate date) {
        return Math.toIntExact(date.toEpochDay());
    }
}
