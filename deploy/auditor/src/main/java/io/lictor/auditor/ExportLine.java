package io.lictor.auditor;

import io.lictor.merkle.MerkleProof;
import io.lictor.merkle.MerkleTree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of an export.
 *
 * @param fields all of it, for readers
 * @param leaf what was hashed
 * @param recorded the hash of its leaf as the log has it
 * @param size of the tree in which {@code hashes} show it
 * @param checkpoint the signed note of a tree, in the first line of an answer
 */
record ExportLine(
        Fields fields,
        long position,
        long leafIndex,
        String leaf,
        byte[] recorded,
        long size,
        List<byte[]> hashes,
        @Nullable String checkpoint) {

    static ExportLine of(Fields fields) throws UnusableInput {
        return new ExportLine(
                fields,
                fields.count("position", 1),
                fields.count("leafIndex", 0),
                fields.text("leaf"),
                fields.hash("leafHash"),
                fields.count("size", 1),
                fields.hashes("hashes"),
                fields.textIfThere("checkpoint"));
    }

    String where() {
        return fields.where();
    }

    /** The hash of the leaf that it shows. */
    byte[] computed() {
        return MerkleTree.leafHash(leaf.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns whether its proof leads from a leaf with that hash to that root. */
    boolean proves(byte[] hash, byte[] root) {
        return MerkleProof.includes(hash, position - 1, size, hashes, root);
    }

    /** Returns the name of the event, for people. */
    String name() {
        Object type = fields.value("type");
        Object license = fields.value("licenseId");
        Object product = fields.value("product");
        Object at = fields.value("at");
        return (type == null ? "an event" : type)
                + (license == null ? "" : " of licence " + license)
                + (product == null ? "" : " of product " + product)
                + (at == null ? "" : " at " + at);
    }
}
