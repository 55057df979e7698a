package io.lictor.web;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.jspecify.annotations.Nullable;

/**
 * HTTP as Tomcat speaks it, with an end to every request. Tomcat's own time limit begins anew with each byte, so whoever
 * sends one every few seconds would hold a connection for days. (Answers it ends well by itself: the next buffer of them
 * must have been taken within the limit.)
 */
public final class TimedHttp extends Http11NioProtocol {

    private final Set<TimedProcessor> busy = ConcurrentHashMap.newKeySet();
    private Duration limit = Duration.ofSeconds(20);
    private @Nullable ScheduledFuture<?> rounds;

    void setLimit(Duration limit) {
        this.limit = limit;
    }

    @Override
    protected Processor createProcessor() {
        return new TimedProcessor(this, getAdapter(), busy, limit);
    }

    @Override
    public void start() throws Exception {
        super.start();
        rounds = getUtilityExecutor()
                .scheduleWithFixedDelay(() -> busy.forEach(TimedProcessor::lookAfter), 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void stop() throws Exception {
        if (rounds != null) {
            rounds.cancel(false);
        }
        super.stop();
    }
}
