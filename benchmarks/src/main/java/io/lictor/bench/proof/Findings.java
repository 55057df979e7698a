package io.lictor.bench.proof;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The faults found, counted; of each kind the first few in words. */
public final class Findings {

    private static final int IN_WORDS = 5;

    private final Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
    private final List<String> words = new ArrayList<>();

    public void add(Fault fault, String what) {
        int count = counts.merge(fault, 1, Integer::sum);
        if (count <= IN_WORDS) {
            words.add(fault + ": " + what);
        }
    }

    public void addAll(Findings others) {
        others.counts.forEach((fault, count) -> counts.merge(fault, count, Integer::sum));
        words.addAll(others.words);
    }

    public int count(Fault fault) {
        return counts.getOrDefault(fault, 0);
    }

    public boolean isClean() {
        return counts.isEmpty();
    }

    public List<String> inWords() {
        return List.copyOf(words);
    }

    @Override
    public String toString() {
        return isClean() ? "no faults" : counts + "\n  " + String.join("\n  ", words);
    }
}
