package io.lictor.auditor;

import io.lictor.auditor.Finding.Events;
import io.lictor.auditor.Finding.Kind;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Findings so far. The first thousand are remembered, the others counted. */
final class Findings {

    private static final int REMEMBERED = 1_000;
    private static final int SHOWN_BYTES = 6;

    private final List<Finding> first = new ArrayList<>();
    private final Map<ByteBuffer, Long> recordedAt = new HashMap<>();
    private final Map<Long, ByteBuffer> standsAt = new HashMap<>();
    private long count;
    private @Nullable Events unproven;

    void add(Finding finding) {
        count++;
        if (first.size() < REMEMBERED) {
            first.add(finding);
        }
    }

    /** Adds an event that differs from the log's record. Whether it only changed places is told at the end. */
    void other(ExportLine line, byte[] computed, String what) {
        if (first.size() < REMEMBERED) {
            recordedAt.put(ByteBuffer.wrap(line.recorded()), line.position());
            standsAt.put(line.position(), ByteBuffer.wrap(computed));
        }
        add(Finding.of(Kind.CHANGED, line, what));
    }

    /** Proofs share their hashes, so one change spoils those of its neighbours: they are told of together. */
    void unproven(ExportLine line) {
        Events before = unproven;
        if (before != null && before.to() == line.position() - 1) {
            unproven = new Events(before.from(), line.position(), before.name());
        } else {
            close();
            unproven = new Events(line.position(), line.position(), line.name());
        }
    }

    private void close() {
        if (unproven != null) {
            String who = unproven.from() == unproven.to() ? "it was" : "at least one of them was";
            add(new Finding(
                    Kind.CHANGED,
                    unproven,
                    "the proof does not lead to the signed root: " + who + " changed together with what the log kept"));
        }
        unproven = null;
    }

    /** Returns all remembered findings, by position. */
    List<Finding> inOrder() {
        close();
        return first.stream().map(this::moved).sorted(Finding.ORDER).toList();
    }

    /** Returns the number of findings. */
    long count() {
        close();
        return count;
    }

    private Finding moved(Finding finding) {
        if (finding.kind() == Kind.CHANGED && finding.subject() instanceof Events events) {
            ByteBuffer stands = standsAt.get(events.from());
            Long home = stands == null ? null : recordedAt.get(stands);
            if (home != null && home != events.from()) {
                return new Finding(
                        Kind.REORDERED, events, "what stands here was appended as position %d".formatted(home));
            }
        }
        return finding;
    }

    /** Enough of a hash to tell it from others by eye. */
    static String brief(byte[] hash) {
        return HexFormat.of().formatHex(hash, 0, SHOWN_BYTES) + "…";
    }
}
