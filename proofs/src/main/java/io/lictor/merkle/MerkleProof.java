package io.lictor.merkle;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Verification of proofs. A proof of the wrong shape proves nothing. */
public final class MerkleProof {

    private MerkleProof() {}

    /**
     * Returns whether {@code hashes} lead from the leaf to the root, as in <a
     * href="https://www.rfc-editor.org/rfc/rfc9162#section-2.1.3.2">RFC 9162, section 2.1.3.2</a>.
     */
    public static boolean includes(byte[] leafHash, long index, long size, List<byte[]> hashes, byte[] root) {
        byte[] found = index < 0 || index >= size ? null : rootOf(leafHash, index, size, hashes);
        return found != null && Arrays.equals(found, root);
    }

    private static byte @Nullable [] rootOf(byte[] leafHash, long index, long size, List<byte[]> hashes) {
        long node = index;
        long last = size - 1;
        byte[] hash = leafHash;
        for (byte[] beside : hashes) {
            if (last == 0) {
                return null;
            }
            if ((node & 1) == 1 || node == last) {
                hash = MerkleTree.nodeHash(beside, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = MerkleTree.nodeHash(hash, beside);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 ? hash : null;
    }

    /**
     * Returns whether {@code hashes} prove that the tree of {@code from} leaves with the old root is the beginning of
     * the tree of {@code to} leaves with the new root, as in <a
     * href="https://www.rfc-editor.org/rfc/rfc9162#section-2.1.4.2">RFC 9162, section 2.1.4.2</a>.
     */
    public static boolean isConsistent(long from, byte[] oldRoot, long to, byte[] newRoot, List<byte[]> hashes) {
        if (from < 0 || from > to) {
            return false;
        }
        if (from == to) {
            return hashes.isEmpty() && Arrays.equals(oldRoot, newRoot);
        }
        if (from == 0) {
            return hashes.isEmpty() && Arrays.equals(oldRoot, new GrowingTree().root());
        }
        boolean isWholeSubtree = Long.bitCount(from) == 1; // then the proof leaves out what is known already
        if (!isWholeSubtree && hashes.isEmpty()) {
            return false;
        }
        Iterator<byte[]> rest = hashes.iterator();
        byte[] first = isWholeSubtree ? oldRoot : rest.next();
        return leadsToBoth(from, oldRoot, to, newRoot, first, rest);
    }

    private static boolean leadsToBoth(
            long from, byte[] oldRoot, long to, byte[] newRoot, byte[] first, Iterator<byte[]> rest) {
        int whole = Long.numberOfTrailingZeros(from);
        long node = (from - 1) >> whole;
        long last = (to - 1) >> whole;
        byte[] old = first;
        byte[] now = first;
        while (rest.hasNext()) {
            byte[] beside = rest.next();
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                old = MerkleTree.nodeHash(beside, old);
                now = MerkleTree.nodeHash(beside, now);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                now = MerkleTree.nodeHash(now, beside);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(old, oldRoot) && Arrays.equals(now, newRoot);
    }
}
