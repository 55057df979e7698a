package io.lictor.limits;

import io.micrometer.core.instrument.MeterRegistry;

/** Counts wrong keys and refused guesses; never whose. */
final class GuardMetrics {

    private final MeterRegistry meters;

    GuardMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void wrongKey(String code) {
        meters.counter("lictor.wrong.keys", "code", code).increment();
    }

    void refused(String limit) {
        meters.counter("lictor.refused.guesses", "limit", limit).increment();
    }
}
