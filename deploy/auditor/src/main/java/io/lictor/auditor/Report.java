package io.lictor.auditor;

import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells people. What it repeats of an export may have been written by anybody, so control characters are taken out. */
final class Report {

    private static final int SHOWN = 20;

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    void tell(Verdict verdict, String log) {
        if (verdict.isGood()) {
            good(verdict, log);
        } else {
            bad(verdict);
        }
    }

    private void good(Verdict verdict, String log) {
        if (verdict.isWhole()) {
            say("Complete: %s, from position 1 to %d without a gap.".formatted(events(verdict), verdict.last()));
        } else {
            say("Selected: %s. Whether they are all that should have been selected can't be told from them."
                    .formatted(events(verdict)));
        }
        say("Untampered: each is what the log of %s recorded, and proven by a signed checkpoint.".formatted(log));
        if (verdict.alone().isEmpty()) {
            say("Consistent: %,d checkpoint%s of one history."
                    .formatted(verdict.checkpoints(), verdict.checkpoints() == 1 ? "" : "s, all"));
        } else {
            say(
                    "NOT COMPARED: the checkpoints of size %s. Give proofs that lead from them to another one by --consistency, or a whole export."
                            .formatted(sizes(verdict)));
        }
    }

    private static String sizes(Verdict verdict) {
        List<String> some =
                verdict.alone().stream().limit(SHOWN).map(String::valueOf).toList();
        return String.join(", ", some) + (verdict.alone().size() > SHOWN ? " and others" : "");
    }

    private static String events(Verdict verdict) {
        return "%,d event%s".formatted(verdict.events(), verdict.events() == 1 ? "" : "s");
    }

    private void bad(Verdict verdict) {
        long count = verdict.findings().count();
        say("NOT AS IT WAS: %,d finding%s in %s.".formatted(count, count == 1 ? "" : "s", events(verdict)));
        List<Finding> findings = verdict.findings().inOrder();
        tell("First: ", findings.get(0));
        findings.stream().skip(1).limit(SHOWN).forEach(finding -> tell("Then:  ", finding));
        long others = count - 1 - Math.min(SHOWN, findings.size() - 1);
        if (others > 0) {
            say("… and %,d more.".formatted(others));
        }
        if (verdict.isWhole() && findings.stream().anyMatch(finding -> finding.kind() == Finding.Kind.DROPPED)) {
            say("If this is a part of an export, or was filtered, say --selected: then nothing is missed.");
        }
        if (!verdict.alone().isEmpty()) {
            say("Not compared, after all this: the checkpoints of size %s.".formatted(sizes(verdict)));
        }
    }

    private void tell(String when, Finding finding) {
        say(when + sentence(finding));
        finding.more().forEach(more -> say("       " + more + "."));
    }

    private static String sentence(Finding finding) {
        return "%s: %s: %s.".formatted(finding.subject(), finding.kind().word(), finding.what());
    }

    void say(@Nullable String text) {
        out.println(String.valueOf(text).replaceAll("\\p{Cntrl}", "?"));
    }
}
