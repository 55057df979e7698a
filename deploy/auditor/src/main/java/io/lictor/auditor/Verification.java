package io.lictor.auditor;

import io.lictor.auditor.Checkpoints.Known;
import io.lictor.auditor.Finding.Events;
import io.lictor.auditor.Finding.Kind;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An export on its way through: it keeps the last line, a hash for each level of the tree, the checkpoints, and what it
 * found; so its memory does not grow with the events.
 */
final class Verification {

    private final Checkpoints checkpoints;
    private final Findings findings;
    private final boolean isWhole;
    private final EventCheck events;
    private final PositionCheck order;
    private final TreeRebuild tree;
    private @Nullable ExportLine before;
    private long count;

    /** {@code isWhole} is whether every event has to be there; {@code checkpoints} are those known from before. */
    Verification(Checkpoints checkpoints, Findings findings, boolean isWhole) {
        this.checkpoints = checkpoints;
        this.findings = findings;
        this.isWhole = isWhole;
        this.events = new EventCheck(findings);
        this.order = new PositionCheck(findings, isWhole);
        this.tree = new TreeRebuild(checkpoints, findings);
    }

    /** The next file begins. */
    void begin() {
        order.begin();
    }

    void take(ExportLine line) throws UnusableInput {
        if (line.checkpoint() != null) {
            checkpoints.show(new CheckpointFileReader.Note(line.where(), line.checkpoint()));
        }
        byte[] root = checkpoints.rootFor(line);
        if (root == null && !checkpoints.isRefused(line.size())) {
            throw new UnusableInput(
                    "%s: its proof is for a log of %d events, and there is no checkpoint of that size, neither before it nor given by --checkpoint."
                            .formatted(line.where(), line.size()));
        }
        count++;
        byte[] missing = missing(line);
        boolean isNext = order.isNext(line, evidence(line, missing));
        EventCheck.Logged logged = events.check(line, root);
        if (isWhole && isNext) {
            if (missing != null) {
                tree.add(line.position() - 1, missing, true);
            }
            tree.add(line.position(), logged.leafHash(), logged.isSigned());
        }
        before = line;
    }

    /** Returns the hash of the one event missing before this one, from its neighbour's proof. */
    private byte @Nullable [] missing(ExportLine line) {
        if (!isWhole || line.position() != order.last() + 2) {
            return null;
        }
        boolean isPairOfThis = line.position() % 2 == 0;
        ExportLine neighbour = isPairOfThis ? line : before;
        if (neighbour == null || (!isPairOfThis && neighbour.position() != line.position() - 2)) {
            return null;
        }
        boolean isBeside =
                neighbour.size() >= line.position() - 1 && !neighbour.hashes().isEmpty();
        return isBeside && isProven(neighbour) ? neighbour.hashes().get(0) : null;
    }

    private boolean isProven(ExportLine line) {
        byte[] root = checkpoints.rootOf(line.size());
        return root != null && line.proves(line.recorded(), root);
    }

    private static String evidence(ExportLine next, byte @Nullable [] missing) {
        String behind = "position %d, %s, comes next".formatted(next.position(), next.name());
        if (missing == null) {
            return behind;
        }
        return Anomaly.MISSING.isAt(next.position() - 1, missing)
                ? behind + "; it was gone already when the log came by"
                : "%s; the log has it, with the hash %s".formatted(behind, Findings.brief(missing));
    }

    /** Returns the verdict on a file that could not be read to its end. */
    Verdict soFar() {
        return new Verdict(count, order.last(), isWhole, 0, new TreeSet<>(), findings);
    }

    /** Returns the verdict. */
    Verdict end(List<Consistency> proofs) throws UnusableInput {
        order.end();
        Known largest = checkpoints.largest();
        if (count == 0 && largest == null) {
            throw new UnusableInput("There is no event in the export, and no checkpoint.");
        }
        if (isWhole && largest != null && largest.size() > order.last()) {
            findings.add(new Finding(
                    Kind.CUT_OFF,
                    new Events(order.last() + 1, largest.size(), ""),
                    "a checkpoint was signed of %d events (%s), and the export ends before"
                            .formatted(largest.size(), largest.where())));
        }
        SortedSet<Long> alone = Consistency.alone(checkpoints, isWhole ? tree.size() : -1, proofs, findings);
        return new Verdict(count, order.last(), isWhole, checkpoints.sizes().size(), alone, findings);
    }
}
