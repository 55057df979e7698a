package io.lictor.projection;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/**
 * Settings of a projection.
 *
 * @param alone whether this process is the only one, and the read model as short-lived as it
 * @param segments into which the events are split by stream, when a generation is begun
 * @param instance a name no other process has
 * @param claimTimeout after which a segment of a silent instance is taken over
 * @param claimInterval at which free segments are looked for
 * @param grace for which a generation that no longer serves is kept
 * @param gentle whether filling an empty read model is to leave time to others
 * @param started counted down when the service takes requests; filling one from many events doesn't begin before
 */
public record ProjectionSettings(
        boolean alone,
        int segments,
        String instance,
        Duration claimTimeout,
        Duration claimInterval,
        Duration grace,
        boolean gentle,
        CountDownLatch started) {

    private static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration CLAIM_INTERVAL = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final CountDownLatch ALREADY = new CountDownLatch(0);

    public ProjectionSettings {
        if (segments < 1 || segments > 64) {
            throw new IllegalArgumentException("lictor.projection-segments must be 1 to 64, and is " + segments);
        }
    }

    /** Returns settings of a read model that only this process reads and writes. */
    public static ProjectionSettings embedded() {
        return new ProjectionSettings(true, 1, name(), CLAIM_TIMEOUT, CLAIM_INTERVAL, GRACE, false, ALREADY);
    }

    /** Several instances share it. */
    public static ProjectionSettings shared(int segments) {
        return new ProjectionSettings(false, segments, name(), CLAIM_TIMEOUT, CLAIM_INTERVAL, GRACE, false, ALREADY);
    }

    ProjectionSettings withGrace(Duration grace) {
        return new ProjectionSettings(alone, segments, instance, claimTimeout, claimInterval, grace, gentle, started);
    }

    /** Returns the settings of a projection that must not hinder another. */
    public ProjectionSettings gently() {
        return new ProjectionSettings(alone, segments, instance, claimTimeout, claimInterval, grace, true, started);
    }

    /** Returns the settings for a process that has more to do before it has started than it has processors for. */
    public ProjectionSettings after(CountDownLatch started) {
        return new ProjectionSettings(alone, segments, instance, claimTimeout, claimInterval, grace, gentle, started);
    }

    private static String name() {
        return ProcessHandle.current().pid() + "-" + UUID.randomUUID();
    }
}
