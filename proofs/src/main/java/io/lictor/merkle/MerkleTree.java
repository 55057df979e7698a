package io.lictor.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * The Merkle tree of a log, with SHA-256, as <a href="https://www.rfc-editor.org/rfc/rfc6962#section-2.1">RFC 6962,
 * section 2.1</a> defines it. Leaves count from 0. Nothing is kept here: hashes come from {@link Nodes}, and each question
 * asks for as many of them as the tree is high, squared at most.
 */
public final class MerkleTree {

    /** Length of a hash in bytes. */
    public static final int HASH_LENGTH = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private MerkleTree() {}

    /** Store of the hashes of nodes. */
    @FunctionalInterface
    public interface Nodes {

        /**
         * The hash over the 2<sup>level</sup> leaves from {@code index} × 2<sup>level</sup> on, all of which are there; of
         * level 0 it is that of a leaf.
         */
        byte[] node(int level, long index);
    }

    /** The hash of what a leaf says. */
    public static byte[] leafHash(byte[] leaf) {
        MessageDigest digest = sha256();
        digest.update(LEAF);
        return digest.digest(leaf);
    }

    /** The hash of a node over these two. */
    public static byte[] nodeHash(byte[] left, byte[] right) {
        MessageDigest digest = sha256();
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }

    /** The hash over the first {@code size} leaves; of none it is the hash of nothing. */
    public static byte[] root(long size, Nodes nodes) {
        if (size < 0) {
            throw new IllegalArgumentException("A tree can't have " + size + " leaves");
        }
        return size == 0 ? sha256().digest() : subtree(0, size, nodes);
    }

    /**
     * Returns the proof that a leaf is in the tree of that size: the hashes beside its way up to the root, from the
     * leaf on (RFC 6962, section 2.1.1).
     */
    public static List<byte[]> inclusion(long index, long size, Nodes nodes) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("There is no leaf " + index + " in a tree of " + size);
        }
        List<byte[]> proof = new ArrayList<>();
        addInclusion(index, 0, size, nodes, proof);
        return proof;
    }

    private static void addInclusion(long index, long from, long to, Nodes nodes, List<byte[]> proof) {
        if (to - from == 1) {
            return;
        }
        long middle = from + split(to - from);
        if (index < middle) {
            addInclusion(index, from, middle, nodes, proof);
            proof.add(subtree(middle, to, nodes));
        } else {
            addInclusion(index, middle, to, nodes, proof);
            proof.add(subtree(from, middle, nodes));
        }
    }

    /**
     * Returns the proof that the tree of the first {@code from} leaves is the beginning of that of {@code to} (RFC
     * 6962, section 2.1.2); empty if they are equal or the first one has no leaves.
     */
    public static List<byte[]> consistency(long from, long to, Nodes nodes) {
        if (from < 0 || from > to) {
            throw new IllegalArgumentException("A tree of " + from + " is no beginning of one of " + to);
        }
        List<byte[]> proof = new ArrayList<>();
        if (from > 0 && from < to) {
            addConsistency(from, 0, to, true, nodes, proof);
        }
        return proof;
    }

    /** {@code known} is whether the subtree that ends at {@code end} is the old tree itself, whose hash is known. */
    private static void addConsistency(long end, long from, long to, boolean known, Nodes nodes, List<byte[]> proof) {
        if (end == to) {
            if (!known) {
                proof.add(subtree(from, to, nodes));
            }
            return;
        }
        long middle = from + split(to - from);
        if (end <= middle) {
            addConsistency(end, from, middle, known, nodes, proof);
            proof.add(subtree(middle, to, nodes));
        } else {
            addConsistency(end, middle, to, false, nodes, proof);
            proof.add(subtree(from, middle, nodes));
        }
    }

    /**
     * The hash over the leaves {@code from} to {@code to}, that one not included; they begin where a subtree of their size
     * may.
     */
    public static byte[] subtree(long from, long to, Nodes nodes) {
        long count = to - from;
        if (Long.bitCount(count) == 1) {
            int level = Long.numberOfTrailingZeros(count);
            return nodes.node(level, from >> level);
        }
        long middle = from + split(count);
        return nodeHash(subtree(from, middle, nodes), subtree(middle, to, nodes));
    }

    /** The largest power of two smaller than {@code count}: how many leaves go to the left. */
    public static long split(long count) {
        return Long.highestOneBit(count - 1);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
