package io.lictor.auditor;

import io.lictor.auditor.Checkpoints.Known;
import io.lictor.auditor.Finding.Events;
import io.lictor.auditor.Finding.Kind;
import io.lictor.merkle.GrowingTree;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Grows the log's tree anew from the leaves of a whole export, and compares it with every checkpoint of a size that it comes
 * by. That is what tells of events that were changed together with the log.
 */
final class TreeRebuild {

    private final Checkpoints checkpoints;
    private final Findings findings;
    private final GrowingTree tree = new GrowingTree();
    private boolean isTorn;
    private boolean isOther;
    private long agreed;
    private boolean isDoubtful;

    TreeRebuild(Checkpoints checkpoints, Findings findings) {
        this.checkpoints = checkpoints;
        this.findings = findings;
        compare();
    }

    /** The leaf of a position; where some before it are missing, it can't go on. Where one is not proven, that was told. */
    void add(long position, byte[] leafHash, boolean isProven) {
        isTorn |= position != tree.size() + 1;
        isDoubtful |= !isProven;
        if (!isTorn) {
            tree.add(leafHash);
            compare();
        }
    }

    private void compare() {
        compare(checkpoints.known(tree.size()));
        compare(checkpoints.shown(tree.size()));
    }

    private void compare(@Nullable Known checkpoint) {
        if (checkpoint == null) {
            return;
        }
        if (Arrays.equals(checkpoint.root(), tree.root())) {
            agreed = Math.max(agreed, checkpoint.size());
        } else if (!isOther && !isDoubtful) {
            isOther = true; // those behind it will differ as well
            findings.add(new Finding(
                    Kind.REWRITTEN,
                    new Events(Math.min(agreed + 1, checkpoint.size()), Math.max(1, checkpoint.size()), ""),
                    "one of these was another one when the checkpoint of size %d was signed (%s)"
                            .formatted(checkpoint.size(), checkpoint.where())));
        }
    }

    /** Returns the size up to which it was compared. */
    long size() {
        return tree.size();
    }
}
