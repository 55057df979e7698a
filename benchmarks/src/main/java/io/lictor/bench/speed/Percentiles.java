package io.lictor.bench.speed;

/** Of times in ascending order. */
final class Percentiles {

    private Percentiles() {}

    /** What so many of 100 don't exceed, of nanoseconds in milliseconds. */
    static double millis(long[] sorted, double percent) {
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.max(0, rank - 1)] / 1e6;
    }
}
