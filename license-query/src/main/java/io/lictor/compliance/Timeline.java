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
 * States of a licence at the end of each day on which it changed. Changes by time alone aren't here: they are
 * computed from the facts.
 *
 * @param goneOn day of its withdrawal; null if it wasn't withdrawn
 */
record Timeline(
        List<LicenseOnDay> held,
        List<InUse> inUse,
        @Nullable Integer goneOn) {

    static final Timeline EMPTY = new Timeline(List.of(), List.of(), null);

    Timeline {
        held = List.copyOf(held);
        inUse = List.copyOf(inUse);
    }

    /** Number of machines in use from the end of a day on. There may be many of these, so they are small. */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record InUse(int day, int machines) {}

    /**
     * Returns this timeline with the licence's state after an event at {@code at}. An event whose clock was behind
     * the preceding one's counts on that one's day.
     */
    Timeline plus(Instant at, License.Issued license) {
        int day = Math.max(dayOf(at), held.isEmpty() ? Integer.MIN_VALUE : lastDay());
        return new Timeline(
                withHeld(LicenseOnDay.of(day, license)),
                withInUse(day, license.activations().size()),
                null);
    }

    /** Returns this timeline, ended by a withdrawal at {@code at}. */
    Timeline gone(Instant at) {
        return new Timeline(held, inUse, Math.max(dayOf(at), lastDay()));
    }

    private int lastDay() {
        return Math.max(held.getLast().day(), inUse.getLast().day());
    }

    private List<LicenseOnDay> withHeld(LicenseOnDay now) {
        if (!held.isEmpty() && held.getLast().isAs(now)) {
            return held;
        }
        List<LicenseOnDay> changed = new ArrayList<>(held);
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

    /** Returns the state at the end of that day; null before it was sold and after its withdrawal. */
    @Nullable
    LicenseOnDay heldOn(int day) {
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

    /** Returns the number of machines in use at the end of that day. */
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
