package io.lictor.auditor;

import io.lictor.auditor.Finding.Events;
import io.lictor.auditor.Finding.Kind;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Positions follow each other, each one once: of a whole export without a gap, of a selected one upwards. */
final class PositionCheck {

    private static final int REMEMBERED = 1_000;

    private final Findings findings;
    private final boolean isWhole;
    private final TreeMap<Long, Gap> gaps = new TreeMap<>();
    private long last;
    private @Nullable Finding late;

    /** Positions that have not come yet. */
    private record Gap(long to, String what) {}

    PositionCheck(Findings findings, boolean isWhole) {
        this.findings = findings;
        this.isWhole = isWhole;
    }

    /** The highest position so far. */
    long last() {
        return last;
    }

    /** Each part of a selection counts for itself. */
    void begin() {
        if (!isWhole) {
            last = 0;
        }
    }

    /**
     * Returns whether the line is the next one, maybe after a gap; {@code evidence} describes what is missing there.
     */
    boolean isNext(ExportLine line, String evidence) {
        long position = line.position();
        if (position > last) {
            if (isWhole && position > last + 1) {
                missing(last + 1, new Gap(position - 1, evidence));
            }
            last = position;
            return true;
        }
        if (position != last && (!isWhole || wasMissing(position))) {
            late(line);
        } else {
            findings.add(Finding.of(Kind.INSERTED, line, "this position has been there before"));
        }
        return false;
    }

    private void missing(long from, Gap gap) {
        if (gaps.size() < REMEMBERED) {
            gaps.put(from, gap);
        } else {
            findings.add(dropped(from, gap));
        }
    }

    private boolean wasMissing(long position) {
        Map.Entry<Long, Gap> around = gaps.floorEntry(position);
        if (around == null || around.getValue().to() < position) {
            return false;
        }
        Gap gap = around.getValue();
        gaps.remove(around.getKey());
        if (around.getKey() < position) {
            gaps.put(around.getKey(), new Gap(position - 1, gap.what()));
        }
        if (position < gap.to()) {
            gaps.put(position + 1, gap);
        }
        return true;
    }

    /** Several that come late in a row are one finding. */
    private void late(ExportLine line) {
        long position = line.position();
        if (late != null && late.subject() instanceof Events events && events.to() == position - 1) {
            late = new Finding(Kind.REORDERED, new Events(events.from(), position, events.name()), late.what());
        } else {
            tellOfLate();
            late = Finding.of(Kind.REORDERED, line, "it stands behind position " + last);
        }
    }

    private void tellOfLate() {
        if (late != null) {
            findings.add(late);
        }
        late = null;
    }

    /** Tells of what never came. */
    void end() {
        tellOfLate();
        gaps.forEach((from, gap) -> findings.add(dropped(from, gap)));
    }

    private static Finding dropped(long from, Gap gap) {
        return new Finding(Kind.DROPPED, new Events(from, gap.to(), ""), gap.what());
    }
}
