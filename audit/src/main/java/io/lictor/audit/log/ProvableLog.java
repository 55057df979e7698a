package io.lictor.audit.log;

import io.lictor.merkle.MerkleTree;
import io.lictor.store.LoggedEvent;
import io.lictor.store.tiles.LogDiverged;
import java.util.List;
import java.util.Optional;

/**
 * The log of all events as the leaves of a Merkle tree (RFC 6962, SHA-256) in the order of their positions: the leaf with
 * the index {@code position - 1} is the event at {@code position}, as it was when the log took it in. What is done to the
 * database later changes no leaf that is kept.
 *
 * <p>Does nothing until it is asked. Safe for many threads; those of several processes on one database agree on all that
 * was kept. A failing database is an {@link io.lictor.store.StoreException}.
 */
public interface ProvableLog {

    /** Takes in all that is committed; how many leaves there are then. Not to be called in a write transaction. */
    long catchUp();

    /** Returns the number of leaves. */
    long size();

    /** The hashes of the tree, for proofs about any size up to {@link #size()}. */
    MerkleTree.Nodes nodes();

    /**
     * The hash of a leaf as it was recorded, from index 0.
     *
     * @throws IndexOutOfBoundsException if it has no such leaf
     */
    byte[] leafHash(long index);

    /** The first {@code limit} rows behind {@code position} as they are in the database, in order; 0 is before the first. */
    List<LoggedEvent> after(long position, int limit);

    /**
     * Keeps a signed checkpoint of this size for ever, with all hashes it stands on. Where one of this size is kept
     * already, that one stays. Tell nobody of a checkpoint before it is kept.
     *
     * @throws LogDiverged if another process has kept other leaves: nothing is kept; catch up, sign and keep again
     */
    void keep(long size, String note);

    /** The checkpoint that was kept of this size. */
    Optional<String> kept(long size);

    /** The kept checkpoint of the largest size. */
    Optional<String> newestKept();

    /** Returns the number of missing or forged events this process has found. */
    long anomalies();
}
