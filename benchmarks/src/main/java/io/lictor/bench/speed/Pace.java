package io.lictor.bench.speed;

/**
 * Length of each measurement, in seconds, and the number of licences.
 *
 * @param round of warm-up, of which there are as many as make it faster
 * @param warmUp before each call at most
 * @param bare of the bare POST before and after each
 * @param measure with 16 and with 256 connections, and in the open loop
 * @param renewable licences that can be renewed once each
 */
record Pace(int round, int warmUp, int bare, int measure, int limits, int licenses, int renewable) {

    static final Pace WHOLE = new Pace(8, 150, 3, 8, 6, 20_000, 240_000);
    static final Pace QUICK = new Pace(2, 8, 1, 2, 2, 1_000, 10_000);

    /** Returns the number of calls for warming up what can be done once only: a quarter of what there is. */
    int mostAsked() {
        return renewable / 4;
    }
}
