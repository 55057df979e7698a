package io.lictor.audit;

import io.lictor.checkpoint.Checkpoint;
import io.lictor.checkpoint.InvalidNote;
import io.lictor.merkle.MerkleTree;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint as it was kept. By whom it is signed is no matter: the key may have been replaced since, and who can put
 * a wrong one there can as well take a right one away. What auditors hold is out of their reach.
 */
record KeptCheckpoint(String note, @Nullable Checkpoint checkpoint) {

    static KeptCheckpoint read(String note) {
        try {
            int end = note.indexOf("\n\n");
            return new KeptCheckpoint(note, Checkpoint.parse(end < 0 ? note : note.substring(0, end + 1)));
        } catch (InvalidNote e) {
            return new KeptCheckpoint(note, null);
        }
    }

    long size() {
        return checkpoint == null ? 0 : checkpoint.size();
    }

    /** Why this log of {@code size} leaves can't be the one it was made of. */
    Optional<String> contradictionTo(long size, MerkleTree.Nodes nodes) {
        if (checkpoint == null) {
            return Optional.of("the newest checkpoint that was kept can't be read");
        }
        if (checkpoint.size() > size) {
            return Optional.of(
                    "there is a checkpoint of %d of them, but there are %d".formatted(checkpoint.size(), size));
        }
        byte[] root = MerkleTree.root(checkpoint.size(), nodes);
        return Arrays.equals(root, checkpoint.root())
                ? Optional.empty()
                : Optional.of("the root of the first %d is %s, and was %s"
                        .formatted(
                                checkpoint.size(),
                                HexFormat.of().formatHex(root),
                                HexFormat.of().formatHex(checkpoint.root())));
    }
}
