package io.lictor.metrics;

import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** The bounds by which times are sorted: few, for each is a line of every scrape, and those that people agree on. */
public final class Buckets {

    private static final Duration[] BOUNDS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        Duration.ofSeconds(10)
    };

    private Buckets() {}

    public static Timer.Builder of(Timer.Builder timer) {
        return timer.serviceLevelObjectives(BOUNDS);
    }
}
