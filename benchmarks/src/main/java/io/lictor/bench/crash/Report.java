package io.lictor.bench.crash;

import io.lictor.bench.load.Ledger;
import io.lictor.bench.proof.Fault;
import io.lictor.bench.proof.Findings;
import java.util.Collection;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** Result of a run. */
public record Report(
        int rounds,
        Collection<Ledger> ledgers,
        long events,
        int foundUnacknowledged,
        boolean resent,
        Findings findings) {

    public boolean isClean() {
        return findings.isClean();
    }

    /** Returns the number of acknowledged commands. */
    public long acknowledged() {
        return sum(ledger -> ledger.acknowledged().size());
    }

    private long sum(ToLongFunction<Ledger> count) {
        return ledgers.stream().mapToLong(count).sum();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        row(text, "rounds", rounds, "");
        row(
                text,
                "acknowledged",
                sum(ledger -> ledger.acknowledged().size()),
                resent ? "each found again by its key" : "");
        row(text, "refused", sum(ledger -> ledger.refused().size()), "a rule said no");
        row(text, "never answered", sum(ledger -> ledger.unknown().size()), foundUnacknowledged + " of them done");
        row(text, "sent again", sum(Ledger::resent), sum(Ledger::replayed) + " answers were the first one's");
        row(text, "events", events, "");
        for (Fault fault : Fault.values()) {
            row(text, fault.name().toLowerCase(Locale.ROOT).replace('_', ' '), findings.count(fault), fault.meaning());
        }
        findings.inWords().forEach(words -> text.append("\n  ").append(words));
        return text.toString().stripTrailing();
    }

    private static void row(StringBuilder text, String name, long count, String meaning) {
        text.append("%-15s %,10d   %s".formatted(name, count, meaning).stripTrailing())
                .append('\n');
    }
}
