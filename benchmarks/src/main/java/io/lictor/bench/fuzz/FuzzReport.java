package io.lictor.bench.fuzz;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Counts of answers, and the answers that should not have been given. */
final class FuzzReport {

    private static final int IN_WORDS = 20;

    private final Map<String, Long> outcomes = new TreeMap<>();
    private final Map<String, Long> findings = new TreeMap<>();
    private final ConcurrentLinkedQueue<String> examples = new ConcurrentLinkedQueue<>();
    private final AtomicLong shown = new AtomicLong();

    synchronized void outcome(String outcome) {
        outcomes.merge(outcome, 1L, Long::sum);
    }

    /** {@code example} tells enough to send it again. */
    synchronized void finding(String what, String example) {
        findings.merge(what, 1L, Long::sum);
        if (shown.getAndIncrement() < IN_WORDS) {
            examples.add(what + "\n" + example);
        }
    }

    synchronized boolean isClean() {
        return findings.isEmpty();
    }

    @Override
    public synchronized String toString() {
        StringBuilder report = new StringBuilder("Answers: " + outcomes + "\n");
        if (findings.isEmpty()) {
            return report.append("Nothing found.").toString();
        }
        report.append("Found: ").append(findings).append('\n');
        examples.forEach(example -> report.append('\n').append(example).append('\n'));
        return report.toString();
    }
}
