package io.lictor.auditor;

import java.util.SortedSet;

/**
 * Result of verifying an export.
 *
 * @param events how many there were
 * @param last the highest position
 * @param isWhole whether every event had to be there
 * @param checkpoints how many there were, of different sizes
 * @param alone the sizes of those that nothing ties to the export
 */
record Verdict(long events, long last, boolean isWhole, int checkpoints, SortedSet<Long> alone, Findings findings) {

    boolean isGood() {
        return findings.count() == 0;
    }

    /** Returns whether a question was asked that can't be answered. */
    boolean isOpen() {
        return isGood() && !alone.isEmpty();
    }
}
