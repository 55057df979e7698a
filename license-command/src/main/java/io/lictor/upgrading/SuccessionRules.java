package io.lictor.upgrading;

import io.lictor.command.DecisionContext;
import io.lictor.event.LicenseEvent;
import io.lictor.event.LicenseIssued;
import io.lictor.event.SuccessionChanged;
import io.lictor.event.UpgradeReverted;
import io.lictor.license.License;
import io.lictor.license.License.Issued;
import io.lictor.license.LicenseFold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A licence and its successors as one right: it lives in the newest of them that is not over. Each of them knows from when
 * it counts again, so that its own events tell its status at every instant. What moves the end of a licence is therefore
 * told to those it replaced, in the same append.
 */
public final class SuccessionRules {

    private SuccessionRules() {}

    /** What is to be told to those that {@code before} replaced, after these events of it; nothing for most. */
    public static List<LicenseEvent> consequences(Issued before, List<LicenseEvent> events, DecisionContext known) {
        if (before.predecessorId() == null || events.isEmpty()) {
            return List.of();
        }
        Instant at = events.getFirst().at();
        Instant overAt = before.chainOverAt();
        if (overAt != null && !at.isBefore(overAt)) {
            return List.of(); // what is over stays so
        }
        License after = before;
        for (LicenseEvent event : events) {
            if (event.licenseId().equals(before.licenseId())) {
                after = LicenseFold.evolve(after, event);
            }
        }
        Issued changed = (Issued) after;
        return Objects.equals(changed.chainOverAt(), overAt) ? List.of() : toldToPredecessors(changed, at, known);
    }

    /** What those that this licence replaced don't know yet of its end. */
    public static List<LicenseEvent> toldToPredecessors(Issued license, Instant at, DecisionContext known) {
        List<LicenseEvent> told = new ArrayList<>();
        Instant overAt = license.chainOverAt();
        for (Issued replaced : predecessors(license, known)) {
            if (overAt != null && !at.isBefore(overAt)) {
                UUID successorId = Objects.requireNonNull(replaced.successorId());
                told.add(new UpgradeReverted(replaced.licenseId(), successorId, at));
            } else if (!Objects.equals(replaced.rightReturnsAt(), overAt)) {
                told.add(new SuccessionChanged(replaced.licenseId(), overAt, at));
            }
            overAt = Issued.latest(replaced.overAt(), overAt);
        }
        return told;
    }

    /** Those whose place this licence has, the nearest first: they are upgraded while it is not over. */
    public static List<Issued> predecessors(Issued license, DecisionContext known) {
        List<Issued> predecessors = new ArrayList<>();
        Issued newer = license;
        Optional<Issued> older = issued(newer.predecessorId(), known);
        while (older.isPresent() && newer.licenseId().equals(older.get().successorId())) {
            newer = older.get();
            predecessors.add(newer);
            older = issued(newer.predecessorId(), known);
        }
        return predecessors;
    }

    /** All others that came of the same sale, over or not, the oldest first. */
    public static List<Issued> others(Issued license, DecisionContext known) {
        Issued first = license;
        for (Optional<Issued> older = issued(first.predecessorId(), known);
                older.isPresent();
                older = issued(first.predecessorId(), known)) {
            first = older.get();
        }
        return withSuccessors(first, known)
                .filter(other -> !other.licenseId().equals(license.licenseId()))
                .toList();
    }

    private static Stream<Issued> withSuccessors(Issued license, DecisionContext known) {
        return Stream.concat(
                Stream.of(license),
                Stream.concat(license.formerSuccessors().stream(), Stream.ofNullable(license.successorId()))
                        .flatMap(successorId -> issued(successorId, known).stream())
                        .flatMap(successor -> withSuccessors(successor, known)));
    }

    /** From when the one that is sold now is over; null if never. */
    static @Nullable Instant overAt(LicenseIssued sold) {
        return ((Issued) LicenseFold.evolve(License.NOT_ISSUED, sold)).overAt();
    }

    private static Optional<Issued> issued(@Nullable UUID licenseId, DecisionContext known) {
        return licenseId != null && known.license(licenseId) instanceof Issued issued
                ? Optional.of(issued)
                : Optional.empty();
    }
}
