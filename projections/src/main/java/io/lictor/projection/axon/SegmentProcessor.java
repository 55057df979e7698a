package io.lictor.projection.axon;

import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.eventhandling.TrackingEventProcessor;

/** A tracking processor whose pauses after a failure don't grow to a minute: a database is often back at once. */
final class SegmentProcessor extends TrackingEventProcessor {

    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    SegmentProcessor(Builder builder) {
        super(builder);
    }

    @Override
    protected void doSleepFor(long millis, AtomicBoolean interrupt) {
        super.doSleepFor(Math.min(millis, LONGEST_PAUSE_MILLIS), interrupt);
    }
}
