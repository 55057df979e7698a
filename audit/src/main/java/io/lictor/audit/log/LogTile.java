package io.lictor.audit.log;

import static io.lictor.merkle.MerkleTree.HASH_LENGTH;

import io.lictor.merkle.MerkleTree;
import java.util.Arrays;

/**
 * Up to 256 hashes that stand side by side in the tree, as in <a href="https://c2sp.org/tlog-tiles">C2SP tlog-tiles</a>,
 * and those of the complete subtrees over them, so that a proof makes no hash twice. Not for several threads while it
 * grows.
 */
final class LogTile {

    /** A tile is this many levels high. */
    static final int HEIGHT = 8;

    static final int WIDTH = 1 << HEIGHT;

    /** Level by level, from its own hashes up to the one over all of them. */
    private final byte[] nodes = new byte[(2 * WIDTH - 1) * HASH_LENGTH];

    private int count;

    static LogTile of(byte[] hashes) {
        LogTile tile = new LogTile();
        for (int at = 0; at < hashes.length; at += HASH_LENGTH) {
            tile.add(Arrays.copyOfRange(hashes, at, at + HASH_LENGTH));
        }
        return tile;
    }

    void add(byte[] hash) {
        byte[] node = hash;
        int index = count++;
        put(0, index, node);
        for (int level = 0; (index & 1) == 1; index >>= 1) {
            node = MerkleTree.nodeHash(node(level, index - 1), node);
            put(++level, index >> 1, node);
        }
    }

    private void put(int level, int index, byte[] hash) {
        System.arraycopy(hash, 0, nodes, place(level, index), HASH_LENGTH);
    }

    /** The hash over the 2<sup>level</sup> hashes of this tile from {@code index} × 2<sup>level</sup> on. */
    byte[] node(int level, int index) {
        if ((index + 1) << level > count) {
            throw new IndexOutOfBoundsException(
                    "Node %d of level %d is not complete: there are %d hashes".formatted(index, level, count));
        }
        int place = place(level, index);
        return Arrays.copyOfRange(nodes, place, place + HASH_LENGTH);
    }

    private static int place(int level, int index) {
        return (2 * WIDTH - (2 * WIDTH >> level) + index) * HASH_LENGTH;
    }

    int count() {
        return count;
    }

    boolean isFull() {
        return count == WIDTH;
    }

    /** Its own hashes, one behind the other. */
    byte[] hashes() {
        return Arrays.copyOf(nodes, count * HASH_LENGTH);
    }
}
