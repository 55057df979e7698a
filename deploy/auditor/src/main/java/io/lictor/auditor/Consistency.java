package io.lictor.auditor;

import io.lictor.auditor.Finding.Kind;
import io.lictor.auditor.Finding.Statement;
import io.lictor.merkle.MerkleProof;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;

/** A proof that the log at a size is the beginning of the log at another one; it ties two checkpoints together. */
record Consistency(String where, long from, long to, List<byte[]> hashes) {

    static Consistency read(String file, String text) throws UnusableInput {
        try {
            if (Json.parse(text) instanceof Map<?, ?> members) {
                Fields fields = Fields.of(file, members);
                return new Consistency(file, fields.count("from", 0), fields.count("to", 0), fields.hashes("hashes"));
            }
        } catch (JacksonException e) {
            // said below
        }
        throw new UnusableInput(
                file + ": this is no proof of consistency, a JSON object with \"from\", \"to\" and \"hashes\".");
    }

    /**
     * Tells of proofs that don't hold.
     *
     * @param rebuilt up to which size the checkpoints were compared already; −1 for none
     * @return the sizes of checkpoints that nothing ties to the export
     */
    static SortedSet<Long> alone(Checkpoints checkpoints, long rebuilt, List<Consistency> proofs, Findings findings)
            throws UnusableInput {
        SortedSet<Long> alone = new TreeSet<>(checkpoints.sizes().tailSet(rebuilt + 1));
        alone.remove(checkpoints.anchor());
        List<Consistency> holding = new ArrayList<>();
        for (Consistency proof : proofs) {
            if (proof.holds(checkpoints)) {
                holding.add(proof);
            } else {
                findings.add(new Finding(
                        Kind.FORKED,
                        new Statement(proof.where()),
                        "this does not show that the log of %d events is the beginning of that of %d"
                                .formatted(proof.from(), proof.to())));
            }
        }
        boolean isChanging = true;
        while (isChanging) { // a proof may lean on another one
            isChanging = false;
            for (Consistency proof : holding) {
                if (alone.contains(proof.from()) != alone.contains(proof.to())) {
                    alone.remove(proof.from());
                    alone.remove(proof.to());
                    isChanging = true;
                }
            }
        }
        return alone;
    }

    private boolean holds(Checkpoints checkpoints) throws UnusableInput {
        byte[] old = root(checkpoints, from);
        byte[] now = root(checkpoints, to);
        return MerkleProof.isConsistent(from, old, to, now, hashes);
    }

    private byte[] root(Checkpoints checkpoints, long size) throws UnusableInput {
        byte[] root = checkpoints.rootOf(size);
        if (root == null) {
            throw new UnusableInput(
                    "%s: there is no signed checkpoint of size %d that it could be about.".formatted(where, size));
        }
        return root;
    }
}
