package io.lictor.limits;

import java.time.Duration;

/** Time that passes when a test says so, and where somebody waits. */
final class HandWatch implements Ticker {

    private long now = 1_000;

    @Override
    public long now() {
        return now;
    }

    @Override
    public void waitUntil(long moment) {
        now = Math.max(now, moment);
    }

    void pass(Duration time) {
        now += time.toNanos();
    }
}
