package io.lictor.audit;

import io.lictor.merkle.MerkleTree;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Inclusion proofs of leaves as they follow each other, in a tree of one size: those of neighbours share most of their
 * hashes, each of which is found and written in hex once. Not for several threads.
 */
final class InclusionPaths {

    private final long size;
    private final MerkleTree.Nodes nodes;

    /** Subtrees beside the last way down, from the root on. */
    private final List<Subtree> lately = new ArrayList<>();

    InclusionPaths(long size, MerkleTree.Nodes nodes) {
        this.size = size;
        this.nodes = nodes;
    }

    /** The leaves {@code from} to {@code to}, and the hash over them. */
    private record Subtree(long from, long to, String hex) {}

    /** Returns the hashes that {@link MerkleTree#inclusion} gives. */
    List<String> of(long index) {
        long from = 0;
        long to = size;
        int depth = 0;
        while (to - from > 1) {
            long middle = from + MerkleTree.split(to - from);
            if (index < middle) {
                remember(depth, middle, to);
                to = middle;
            } else {
                remember(depth, from, middle);
                from = middle;
            }
            depth++;
        }
        return lately.subList(0, depth).reversed().stream().map(Subtree::hex).toList();
    }

    private void remember(int depth, long from, long to) {
        if (depth == lately.size()) {
            lately.add(subtree(from, to));
        } else if (lately.get(depth).from() != from || lately.get(depth).to() != to) {
            lately.set(depth, subtree(from, to));
        }
    }

    private Subtree subtree(long from, long to) {
        return new Subtree(from, to, HexFormat.of().formatHex(MerkleTree.subtree(from, to, nodes)));
    }
}
