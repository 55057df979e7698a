package io.lictor.bench.speed;

/** Percentiles of times in ascending order. */
final class Percentiles {

    private Percentiles() {}

    /** Returns the percentile in milliseconds of sorted nanoseconds. */
    static double millis(long[] sorted, double percent) {
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.max(0, rank - 1)] / 1e6;
    }
}
