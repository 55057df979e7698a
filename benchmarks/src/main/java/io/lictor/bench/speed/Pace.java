package io.lictor.bench.speed;

/**
 * How long is measured, in seconds, and with how many licences.
 *
 * @param first of warm-up for each service
 * @param warmUp before each call is measured
 * @param bare of the bare POST before and after each
 * @param measure with 16 and with 256 connections, and in the open loop
 * @param renewable licences that can be renewed once each
 */
record Pace(int first, int warmUp, int bare, int measure, int limits, int licenses, int renewable) {

    static final Pace WHOLE = new Pace(30, 12, 3, 8, 6, 20_000, 150_000);
    static final Pace QUICK = new Pace(6, 3, 1, 2, 2, 1_000, 10_000);
}
