package io.lictor.store.log;

import io.lictor.store.Damage;
import io.lictor.store.StoreException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for what other processes have appended, as long as somebody wants to know. It asks for the last position rather
 * than be notified: a notification would cost every commit, and be lost with its connection.
 */
public final class AppendPoller implements AutoCloseable {

    public static final Duration LOOK = Duration.ofMillis(25);

    private static final Logger LOG = LoggerFactory.getLogger(AppendPoller.class);

    private final DataSource reading;
    private final AppendNotifier commits;
    private final Damage damage;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("lictor-foreign-commits").factory());

    public AppendPoller(DataSource reading, AppendNotifier commits, Damage damage) {
        this.reading = reading;
        this.damage = damage;
        this.commits = commits;
        clock.scheduleWithFixedDelay(this::look, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        if (!commits.interestSomebody()) {
            return;
        }
        try {
            commits.seen(JdbcEventLog.lastPosition(reading, damage));
        } catch (StoreException e) {
            LOG.debug("Can't look for new events at the moment", e); // who writes or reads says so
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
