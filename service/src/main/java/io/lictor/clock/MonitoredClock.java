package io.lictor.clock;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The service's clock, looked at every second and whenever something is to be announced: that a licence has expired is
 * told for ever, so it is not told by a clock that was set just now. What is only answered goes by the clock as it is.
 */
public final class MonitoredClock implements TrustedClock, MeterBinder, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(MonitoredClock.class);
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** A service that nobody used for longer than this may as well have a clock that is wrong. */
    private static final Duration LONG_AGO = Duration.ofDays(1);

    private static final String UNTIL =
            "Nothing is announced for {}, unless it leaps again or POST /v1/clock/confirm says that it is right";

    private final InstantSource clock;
    private final InstantSource wall;
    private final LongSupplier nanos;
    private final Instant newest;
    private final ClockLeapDetector watch;
    private long leaps;
    private boolean doubted;
    private @Nullable ScheduledExecutorService timer;

    /** {@code newest} is when the newest event was recorded, {@link Instant#EPOCH} where there is none. */
    public MonitoredClock(InstantSource clock, Instant newest, ClockProperties properties) {
        this(clock, newest, properties, InstantSource.system(), System::nanoTime);
    }

    MonitoredClock(
            InstantSource clock, Instant newest, ClockProperties properties, InstantSource wall, LongSupplier nanos) {
        this.clock = clock;
        this.wall = wall;
        this.nanos = nanos;
        this.newest = newest;
        this.watch = new ClockLeapDetector(properties.leap(), properties.settle(), wall.instant(), nanos.getAsLong());
        compareWithEvents(properties);
    }

    private void compareWithEvents(ClockProperties properties) {
        Instant now = wall.instant();
        Duration since = Duration.between(newest, now);
        if (since.negated().compareTo(properties.leap()) > 0) {
            doubt(since);
            log.warn(
                    "The clock says {}, and the newest event was recorded at {}: one of them is wrong. " + UNTIL,
                    now.truncatedTo(ChronoUnit.SECONDS),
                    newest,
                    left());
        } else if (!newest.equals(Instant.EPOCH)
                && since.compareTo(LONG_AGO) > 0
                && !properties.settle().isZero()) {
            doubt(properties.settle());
            log.info(
                    "The newest event is of {}, the clock says {}. " + UNTIL,
                    newest,
                    now.truncatedTo(ChronoUnit.SECONDS),
                    left());
        }
    }

    private void doubt(Duration by) {
        watch.doubt(by, nanos.getAsLong());
        doubted = true;
    }

    /** The service's time, unless it is doubted. */
    @Override
    public synchronized Optional<Instant> instant() {
        Instant now = clock.instant(); // before the look, so that no leap comes between them
        look();
        return isDoubted() ? Optional.empty() : Optional.of(now);
    }

    private synchronized void look() {
        Duration leapt = watch.look(wall.instant(), nanos.getAsLong());
        if (leapt != null) {
            leaps++;
            doubted = true;
            log.warn(
                    "The clock has leapt {} by {}, or the process stood still for so long. " + UNTIL,
                    leapt.isNegative() ? "back" : "forward",
                    seconds(leapt.abs()),
                    left());
        } else if (doubted && !isDoubted()) {
            doubted = false;
            log.info("The clock has gone evenly: what is due is announced again");
        }
    }

    /** Somebody says that the clock is right; the instant it tells. */
    public synchronized Instant confirm() {
        look();
        if (doubted) {
            watch.believe();
            doubted = false;
            log.warn("The clock was confirmed to be right: what is due is announced again");
        }
        return clock.instant();
    }

    private boolean isDoubted() {
        return !watch.doubted(nanos.getAsLong()).isZero();
    }

    private Duration left() {
        return seconds(watch.doubted(nanos.getAsLong()));
    }

    private static Duration seconds(Duration time) {
        return Duration.ofSeconds(time.plusMillis(500).toSeconds());
    }

    /** Returns by how much the system's clock is behind the service's time, or behind the newest event at the start. */
    private synchronized double behindSeconds() {
        Instant known = newest.isAfter(clock.instant()) ? newest : clock.instant();
        return Math.max(0, Duration.between(wall.instant(), known).toSeconds());
    }

    private synchronized long leaps() {
        return leaps;
    }

    private synchronized int doubts() {
        return isDoubted() ? 1 : 0;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        FunctionCounter.builder("lictor.clock.leaps", this, MonitoredClock::leaps)
                .description("How often the system's clock was set, or the process stood still for long")
                .register(registry);
        Gauge.builder("lictor.clock.doubted", this, MonitoredClock::doubts)
                .description(
                        "1 while nothing is announced because the clock was set lately, or disagrees with the events")
                .register(registry);
        TimeGauge.builder("lictor.clock.behind", this, TimeUnit.SECONDS, MonitoredClock::behindSeconds)
                .description(
                        "By how much the system's clock is behind the service's time or the newest event at the start")
                .register(registry);
    }

    @Override
    public synchronized void start() {
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("lictor-clock").daemon().factory());
        timer.scheduleWithFixedDelay(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        if (timer != null) {
            timer.shutdown();
            timer = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }
}
