package io.lictor.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Damage found in the store since it was opened.
 *
 * <ol>
 * <li>Streams with damaged events aren't read, and nothing is decided on them.
 * <li>Nothing at all is written until an operator has accepted all findings: what is written now would be lost with a
 * backup that is restored later.
 * </ol>
 *
 * Asking costs nothing while there is no damage. Safe for many threads.
 */
public final class Damage {

    private static final Logger LOG = LoggerFactory.getLogger(Damage.class);

    /** Findings that are logged with a line each; later ones are only counted. */
    private static final int LINES = 100;

    private final Predicate<SQLException> isDamage;
    private final String storage;
    private volatile AcceptedDamage accepted = AcceptedDamage.NONE;
    private volatile State state = State.NONE;

    /** {@code isDamage} tells which failures of the database say that it is damaged, and {@code storage} is its name then. */
    public Damage(Predicate<SQLException> isDamage, String storage) {
        this.isDamage = isDamage;
        this.storage = storage;
    }

    /** An operator knows of this, and goes on with it. */
    public synchronized void accept(AcceptedDamage known) {
        accepted = known;
        state = State.of(state.findings, known);
    }

    /** State of what is known; never changed. */
    private record State(
            Set<Finding> findings, NavigableMap<Long, Finding> byPosition, Set<String> streams, boolean isAccepted) {

        static final State NONE = new State(Set.of(), new TreeMap<>(), Set.of(), true);

        static State of(Set<Finding> findings, AcceptedDamage accepted) {
            NavigableMap<Long, Finding> byPosition = new TreeMap<>();
            Set<String> streams = new LinkedHashSet<>();
            for (Finding finding : findings) {
                if (finding.part() == null) {
                    byPosition.putIfAbsent(finding.position(), finding);
                }
                if (finding.streamId() != null) {
                    streams.add(finding.streamId());
                }
            }
            return new State(findings, byPosition, streams, findings.stream().allMatch(accepted::covers));
        }
    }

    /** Returns whether any damage was found. */
    public boolean isAny() {
        return !state.findings.isEmpty();
    }

    /** Returns the number of events that are damaged or missing. */
    public int events() {
        return state.byPosition.size();
    }

    /** Returns all findings, in the order they were found. */
    public Collection<Finding> findings() {
        return state.findings;
    }

    /** The streams it is in, as far as anybody can tell. */
    public Set<String> streams() {
        return state.streams;
    }

    /** Returns whether the stream is known to be damaged. */
    public boolean isIn(String streamId) {
        return state.streams.contains(streamId);
    }

    /** {@link StreamDamaged} where {@link #isIn}. */
    public void refuse(String streamId) {
        if (isIn(streamId)) {
            throw new StreamDamaged(streamId);
        }
    }

    /** {@link StreamDamaged} for what was found. */
    public void refuse(Finding finding) {
        throw new StreamDamaged(finding.streamId() == null ? "a stream that nobody can name" : finding.streamId());
    }

    /** Returns whether writes are stopped. */
    public boolean stopsWrites() {
        return !state.isAccepted;
    }

    /** {@link StoreDamaged} where nothing may be written. */
    public void refuseWrites() {
        if (stopsWrites()) {
            throw new StoreDamaged("The store is damaged, and written to no more", null);
        }
    }

    /** The first damaged or missing event behind {@code position}, up to {@code last}; null where there is none. */
    public @Nullable Finding firstBehind(long position, long last) {
        Map.Entry<Long, Finding> next = state.byPosition.higherEntry(position);
        return next != null && next.getKey() <= last ? next.getValue() : null;
    }

    /** Returns whether an operator has accepted the finding. */
    public boolean isAccepted(Finding finding) {
        return accepted.covers(finding);
    }

    /** Returns the value of {@code lictor.integrity.accepted-damage} that accepts all findings. */
    public String toAccept() {
        SortedSet<Long> positions = new TreeSet<>(state.byPosition.keySet());
        SortedSet<String> parts = new TreeSet<>();
        for (Finding finding : state.findings) {
            if (finding.part() != null) {
                parts.add(finding.part());
            }
        }
        return AcceptedDamage.write(positions, parts);
    }

    /** Returns the exception that a failure of the database means to callers. */
    public StoreException failed(String what, SQLException failure) {
        String message = what + ": " + failure.getMessage();
        if (!isDamage.test(failure)) {
            return new StoreUnavailable(message, failure);
        }
        add(Set.of(Finding.ofStorage(storage)));
        return new StoreDamaged(message, failure);
    }

    /** Adds what was found just now, and tells the log of what was not known. */
    public void add(Collection<Finding> found) {
        if (!found.isEmpty()) {
            become(found, true);
        }
    }

    /** Replaces all findings by those of a complete comparison; earlier ones that are mended are forgotten. */
    public void isAll(Collection<Finding> found) {
        become(found, false);
    }

    private synchronized void become(Collection<Finding> found, boolean besideTheOld) {
        State before = state;
        Set<Finding> now = new LinkedHashSet<>(besideTheOld ? before.findings : Set.of());
        now.addAll(found);
        if (now.equals(before.findings)) {
            return;
        }
        state = State.of(now, accepted);
        List<Finding> news = new ArrayList<>(now);
        news.removeAll(before.findings);
        int told = before.findings.size();
        for (Finding finding : news) {
            if (told++ < LINES) {
                tell(finding);
            }
        }
        if (before.isAccepted && !state.isAccepted) {
            LOG.error(
                    "The store is damaged: nothing more is written to it. Restore a backup; or go on without what is damaged, by"
                            + " lictor.integrity.accepted-damage, once all is compared. See docs/operations.md, Damage");
        } else if (!before.isAccepted && state.isAccepted) {
            LOG.warn("What was damaged in the store is mended: it is written to again");
        }
    }

    private static void tell(Finding finding) {
        if (finding.part() != null) {
            LOG.error("Damage: {} {}", finding.part(), finding.kind().says());
        } else {
            LOG.error(
                    "Damage: the event at position {}, of {}, {}",
                    finding.position(),
                    finding.streamId() == null ? "a stream that nobody can name" : finding.streamId(),
                    finding.kind().says());
        }
    }
}
