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

    /** Returns the events for licences that {@code before} replaced, after these events of it; mostly none. */
    public static List<LicenseEvent> consequences(Issued before, List<LicenseEvent> events, DecisionContext context) {
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
        return Objects.equals(changed.chainOverAt(), overAt) ? List.of() : toldToPredecessors(changed, at, context);
    }

    /** Returns the events that tell replaced licences what they don't know yet of this licence's end. */
    public static List<LicenseEvent> toldToPredecessors(Issued license, Instant at, DecisionContext context) {
        List<LicenseEvent> told = new ArrayList<>();
        Instant overAt = license.chainOverAt();
        for (Issued replaced : predecessors(license, context)) {
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

    /** Returns the licences whose place this one has, the nearest first: they are upgraded while it is not over. */
    public static List<Issued> predecessors(Issued license, DecisionContext context) {
        List<Issued> predecessors = new ArrayList<>();
        Issued newer = license;
        Optional<Issued> older = issued(newer.predecessorId(), context);
        while (older.isPresent() && newer.licenseId().equals(older.get().successorId())) {
            newer = older.get();
            predecessors.add(newer);
            older = issued(newer.predecessorId(), context);
        }
        return predecessors;
    }

    /** Returns all others of the same sale, over or not, the oldest first. */
    public static List<Issued> others(Issued license, DecisionContext context) {
        Issued first = license;
        for (Optional<Issued> older = issued(first.predecessorId(), context);
                older.isPresent();
                older = issued(first.predecessorId(), context)) {
            first = older.get();
        }
        return withSuccessors(first, context)
                .filter(other -> !other.licenseId().equals(license.licenseId()))
                .toList();
    }

    private static Stream<Issued> withSuccessors(Issued license, DecisionContext context) {
        return Stream.concat(
                Stream.of(license),
                Stream.concat(
                                license.succession().formerSuccessors().stream(),
                                Stream.ofNullable(license.successorId()))
                        .flatMap(successorId -> issued(successorId, context).stream())
                        .flatMap(successor -> withSuccessors(successor, context)));
    }

    /** Returns the instant from which the licence sold now is over; null if never. */
    static @Nullable Instant overAt(LicenseIssued sold) {
        return ((Issued) LicenseFold.evolve(License.NOT_ISSUED, sold)).overAt();
    }

    private static Optional<Issued> issued(@Nullable UUID licenseId, DecisionContext context) {
        return licenseId != null && context.license(licenseId) instanceof Issued issued
                ? Optional.of(issued)
                : Optional.empty();
    }
}
