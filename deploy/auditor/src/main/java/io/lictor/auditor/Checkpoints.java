package io.lictor.auditor;

import io.lictor.auditor.Finding.Kind;
import io.lictor.auditor.Finding.Statement;
import io.lictor.checkpoint.Checkpoint;
import io.lictor.checkpoint.InvalidNote;
import io.lictor.checkpoint.VerifierKey;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The checkpoints that the key has signed: those known from before, and those that came with the export. */
final class Checkpoints {

    private final VerifierKey key;
    private final Findings findings;
    private final TreeMap<Long, Known> known = new TreeMap<>();
    private final TreeMap<Long, Known> shown = new TreeMap<>();
    private long anchor = -1;
    private final Set<Long> refused = new HashSet<>();

    /**
     * One of them.
     *
     * @param where it stands
     */
    record Known(long size, byte[] root, String where) {}

    Checkpoints(VerifierKey key, Findings findings) {
        this.key = key;
        this.findings = findings;
    }

    /** One from before, or from elsewhere. */
    void know(CheckpointFileReader.Note note) throws UnusableInput {
        take(note, known);
    }

    /** One of the export. */
    void show(CheckpointFileReader.Note note) throws UnusableInput {
        take(note, shown);
    }

    private void take(CheckpointFileReader.Note note, SortedMap<Long, Known> into) throws UnusableInput {
        Checkpoint claim = note.claim();
        try {
            Checkpoint signed = key.open(note.text());
            Known taken = new Known(signed.size(), signed.root(), note.where());
            refuseFork(known.get(taken.size()), taken);
            refuseFork(shown.get(taken.size()), taken);
            into.putIfAbsent(taken.size(), taken);
        } catch (InvalidNote e) {
            refused.add(claim.size());
            findings.add(new Finding(
                    Kind.FORGED,
                    new Statement(note.where()),
                    "this checkpoint of size %d says nothing: %s".formatted(claim.size(), e.getMessage())));
        }
    }

    private void refuseFork(@Nullable Known before, Known taken) {
        if (before != null && !Arrays.equals(before.root(), taken.root())) {
            findings.add(new Finding(
                    Kind.FORKED,
                    new Statement(taken.where()),
                    "two histories were signed: of %d events the root is %s here, and %s in %s"
                            .formatted(
                                    taken.size(),
                                    Findings.brief(taken.root()),
                                    Findings.brief(before.root()),
                                    before.where())));
        }
    }

    /** The root by which the export proves its events at that size. */
    byte @Nullable [] rootOf(long size) {
        Known of = shown.getOrDefault(size, known.get(size));
        return of == null ? null : of.root();
    }

    /** Returns the root for an event, if a checkpoint proves it. */
    byte @Nullable [] rootFor(ExportLine line) {
        byte[] root = rootOf(line.size());
        anchor = root == null ? anchor : Math.max(anchor, line.size());
        return root;
    }

    /** Returns whether a checkpoint of that size was refused because of its key. */
    boolean isRefused(long size) {
        return refused.contains(size);
    }

    @Nullable
    Known known(long size) {
        return known.get(size);
    }

    @Nullable
    Known shown(long size) {
        return shown.get(size);
    }

    /** Returns the sizes of all checkpoints. */
    SortedSet<Long> sizes() {
        SortedSet<Long> sizes = new TreeSet<>(known.keySet());
        sizes.addAll(shown.keySet());
        return sizes;
    }

    /** The largest by which the export proves its events, or could. */
    long anchor() {
        return Math.max(anchor, shown.isEmpty() ? -1 : shown.lastKey());
    }

    /** The one of the largest size. */
    @Nullable
    Known largest() {
        if (known.isEmpty() || (!shown.isEmpty() && shown.lastKey() >= known.lastKey())) {
            return shown.isEmpty() ? null : shown.lastEntry().getValue();
        }
        return known.lastEntry().getValue();
    }
}
