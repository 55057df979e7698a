package io.lictor.merkle;

import java.util.ArrayList;
import java.util.List;

/** The root of a log while its leaves pass by: it keeps one hash for each level, and no leaf. Not for several threads. */
public final class GrowingTree {

    /** The complete subtrees that the leaves so far make up, from the left and so from the largest. */
    private final List<byte[]> complete = new ArrayList<>();

    private long size;

    public void add(byte[] leafHash) {
        byte[] hash = leafHash;
        for (long rest = size; (rest & 1) == 1; rest >>= 1) {
            hash = MerkleTree.nodeHash(complete.remove(complete.size() - 1), hash);
        }
        complete.add(hash);
        size++;
    }

    /** Returns the number of leaves so far. */
    public long size() {
        return size;
    }

    /** The hash over all of them. */
    public byte[] root() {
        if (complete.isEmpty()) {
            return MerkleTree.root(0, (level, index) -> {
                throw new IllegalStateException("an empty tree has no nodes");
            });
        }
        byte[] hash = complete.get(complete.size() - 1);
        for (int i = complete.size() - 2; i >= 0; i--) {
            hash = MerkleTree.nodeHash(complete.get(i), hash);
        }
        return hash;
    }
}
