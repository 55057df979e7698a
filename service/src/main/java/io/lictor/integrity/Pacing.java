package io.lictor.integrity;

import java.time.Duration;

/**
 * Pauses of the scrub, so that nobody feels it: it goes no faster than its rate, takes at most a quarter of a
 * processor, less on a busy machine, and with a period it takes that long for everything.
 */
record Pacing(int rate, Duration period) {

    private static final int REST = 3;

    /**
     * Returns the pause after a page of {@code events} out of {@code all}, by the time that it took; at leisure unless it is the first
     * round.
     */
    Duration rest(int events, long all, Duration took, boolean atLeisure) {
        Duration atRate = Duration.ofSeconds(events).dividedBy(rate).minus(took);
        Duration rest = longer(atRate, took.multipliedBy(REST));
        return atLeisure ? longer(rest, share(events, all).minus(took)) : rest;
    }

    private Duration share(int events, long all) {
        return all <= 0 ? period : period.multipliedBy(events).dividedBy(Math.max(all, events));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
