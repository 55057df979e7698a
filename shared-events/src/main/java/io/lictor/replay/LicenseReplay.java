package io.lictor.replay;

import io.lictor.event.LicenseEvent;
import io.lictor.event.RecordedEvent;
import io.lictor.license.License;
import io.lictor.license.LicenseFold;
import io.lictor.license.LicenseView.ModuleView;
import io.lictor.license.Status;
import io.lictor.license.StatusFacts;
import io.lictor.value.ModuleGrant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells the life of one licence step by step: its events, those of its product that changed its status, and what came by
 * time alone. The status after the last step until an instant is the licence's status at that instant.
 */
public final class LicenseReplay {

    private final VersionSwitches version;
    private final long from;
    private final List<Step> steps = new ArrayList<>();
    private License license = License.NOT_ISSUED;
    private long sequence;
    private Instant reached = Instant.MIN;

    private LicenseReplay(VersionSwitches version, long from) {
        this.version = version;
        this.from = from;
    }

    /**
     * The steps from the event {@code from} on, those before it being folded only, and up to {@code until}, that instant
     * included. They end at an event with which the history makes no sense.
     *
     * @param history the licence's events, from the first one on
     * @param product the history of the product; may be empty where the licence is tied to no version
     */
    public static List<Step> of(List<RecordedEvent> history, List<RecordedEvent> product, long from, Instant until) {
        LicenseReplay replay = new LicenseReplay(new VersionSwitches(product), from);
        for (RecordedEvent recorded : history) {
            if (!(recorded.event() instanceof LicenseEvent event) || !replay.happen(recorded, event)) {
                return replay.steps;
            }
        }
        replay.passTo(until, Long.MAX_VALUE);
        return replay.steps;
    }

    /** False where the event can't follow those before it, which the one who stored it did not ask us. */
    private boolean happen(RecordedEvent recorded, LicenseEvent event) {
        try {
            License after = LicenseFold.evolve(license, event);
            Instant at = event.at().isAfter(reached) ? event.at() : reached;
            passTo(at, recorded.position());
            if (after instanceof License.Issued issued) {
                version.watch(issued, recorded.position(), at);
            }
            if (recorded.sequence() >= from) {
                steps.add(new Step.Happened(
                        recorded.sequence(),
                        at,
                        status(license, at),
                        status(after, at),
                        LicenseChanges.between(license, after, event, version.isDisabled(), at)));
            }
            license = after;
            sequence = recorded.sequence();
            reached = at;
            return true;
        } catch (RuntimeException e) { // whatever is wrong with what is stored
            return false;
        }
    }

    /** Lets time pass, and the product's events happen that lie before that instant and position. */
    private void passTo(Instant at, long position) {
        if (!(license instanceof License.Issued issued)) {
            return;
        }
        for (RecordedEvent cause : version.before(at, position)) {
            passTime(issued, cause.event().at());
            Status before = status(issued, reached);
            version.turn(cause);
            Status after = status(issued, reached);
            if (before != after) {
                tell(new Step.StatusChanged(sequence, reached, cause, before, after));
            }
        }
        passTime(issued, at);
    }

    private void passTime(License.Issued issued, Instant until) {
        if (!until.isAfter(reached)) {
            return;
        }
        if (sequence >= from) {
            boundaries(issued)
                    .filter(boundary -> boundary.isAfter(reached) && !boundary.isAfter(until))
                    .sorted()
                    .distinct()
                    .toList()
                    .forEach(boundary -> pass(issued, boundary));
        }
        reached = until;
    }

    private static Stream<Instant> boundaries(License.Issued license) {
        return Stream.concat(
                StatusFacts.of(license).boundaries(),
                license.modules().stream().map(ModuleGrant::until).filter(Objects::nonNull));
    }

    private void pass(License.Issued issued, Instant boundary) {
        Status before = status(issued, reached);
        Status after = status(issued, boundary);
        if (before != after) {
            tell(new Step.StatusChanged(sequence, boundary, null, before, after));
        }
        for (ModuleGrant module : issued.modules()) {
            if (boundary.equals(module.until())) {
                tell(new Step.ModuleEnded(sequence, boundary, after, ended(module)));
            }
        }
        reached = boundary;
    }

    private static Change ended(ModuleGrant module) {
        return new Change(
                Change.pointer("modules", module.code()),
                new ModuleView(module.code(), module.until(), true),
                new ModuleView(module.code(), module.until(), false));
    }

    private void tell(Step step) {
        if (sequence >= from) {
            steps.add(step);
        }
    }

    /** Null where there is no licence yet, or none any more. */
    private @Nullable Status status(License license, Instant at) {
        return license instanceof License.Issued issued ? status(issued, at) : null;
    }

    private Status status(License.Issued license, Instant at) {
        return Status.of(license, version.isDisabled(), at);
    }
}
