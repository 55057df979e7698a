package io.lictor.bench.speed;

import java.io.IOException;

/** The first minutes are the compiler's: asks, round after round, until that makes it no faster any more. */
final class WarmUp {

    /** Factor from which on a round counts as faster. */
    private static final double FASTER = 1.05;

    private static final int PATIENCE = 3;

    private WarmUp() {}

    /** Rounds of so many seconds, for {@code most} seconds and {@code mostAsked} requests at most, give or take a round. */
    static void run(Round round, int seconds, int most, long mostAsked) throws IOException, InterruptedException {
        double best = 0;
        long asked = 0;
        int noFaster = 0;
        for (int spent = 0; spent < most && asked < mostAsked && noFaster < PATIENCE; spent += seconds) {
            Closed closed = round.ask(seconds);
            noFaster = closed.perSecond() > best * FASTER ? 0 : noFaster + 1;
            best = Math.max(best, closed.perSecond());
            asked += closed.asked();
        }
    }

    /** Asks one call for some seconds. */
    interface Round {
        Closed ask(int seconds) throws IOException, InterruptedException;
    }
}
