package io.lictor.auditor;

import io.lictor.auditor.Finding.Kind;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Check of one event: it is what the log recorded at its position, and shows nothing else. */
final class EventCheck {

    private final Findings findings;

    EventCheck(Findings findings) {
        this.findings = findings;
    }

    /**
     * Entry of the log at a position.
     *
     * @param isSigned whether its proof leads to a signed root, if there is one
     */
    record Logged(byte[] leafHash, boolean isSigned) {}

    /** Tells of what is wrong with it; {@code root} is where its proof has to lead, null where nobody vouches for one. */
    Logged check(ExportLine line, byte @Nullable [] root) {
        byte[] computed = line.computed();
        byte[] recorded = line.recorded();
        boolean isSigned = root == null || line.proves(recorded, root);
        if (Arrays.equals(computed, recorded)) {
            if (isSigned) {
                List<String> differences = LineComparison.differencesFromLeaf(line);
                if (!differences.isEmpty()) {
                    findings.add(Finding.of(Kind.CHANGED, line, differences));
                }
            } else {
                findings.unproven(line);
            }
            return new Logged(recorded, isSigned);
        }
        if (!isSigned && root != null && line.proves(computed, root)) {
            findings.add(Finding.of(
                    Kind.CHANGED,
                    line,
                    "the event is as it was signed, but what the log keeps of it is not: " + both(computed, recorded)));
            return new Logged(computed, true);
        }
        if (Anomaly.NOT_SEALED.isAt(line.position(), recorded)) {
            findings.add(Finding.of(
                    Kind.INSERTED, line, "the service never appended this here: it has no seal for this place"));
        } else if (Anomaly.MISSING.isAt(line.position(), recorded)) {
            findings.add(Finding.of(
                    Kind.INSERTED, line, "nothing was here when the log came by: it was put here afterwards"));
        } else {
            findings.other(line, computed, "it is not what was appended here: " + both(computed, recorded));
        }
        return new Logged(recorded, isSigned);
    }

    private static String both(byte[] computed, byte[] recorded) {
        return "its hash is %s, and the log has %s".formatted(Findings.brief(computed), Findings.brief(recorded));
    }
}
