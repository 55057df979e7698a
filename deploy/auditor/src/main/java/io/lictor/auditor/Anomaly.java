package io.lictor.auditor;

import io.lictor.merkle.MerkleTree;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Leaves by which the log bears witness that something was not as it should be when it came to it. */
enum Anomaly {
    /** A row without the seal of the service. */
    NOT_SEALED,
    /** No row, though there were later ones. */
    MISSING;

    /** Returns whether the log has this anomaly, and no event, at a position. */
    boolean isAt(long position, byte[] recorded) {
        String leaf = "{\"anomaly\":\"%s\",\"position\":%d}".formatted(name(), position);
        return Arrays.equals(recorded, MerkleTree.leafHash(leaf.getBytes(StandardCharsets.UTF_8)));
    }
}
