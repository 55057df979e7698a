package io.lictor.history;

import io.lictor.access.ProductScope;
import io.lictor.history.EventItems.Slice;
import io.lictor.store.EventLog;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import tools.jackson.databind.json.JsonMapper;

/** Writes events for subscribers: those that are there, or those and all that follow. */
public class Feed {

    private static final int PAGE = 500;
    /** Events another process appended are looked for this often; our own are told. */
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** Proxies cut connections on which nothing moves, and only writing tells that a subscriber is gone. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final EventItems events;
    private final EventLog log;
    private final JsonMapper json;
    private volatile boolean closing;

    public Feed(EventItems events, EventLog log, JsonMapper json) {
        this.events = events;
        this.log = log;
        this.json = json;
    }

    /** Ends the live feeds, for a shutdown that waits for requests to end would wait for them too. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing = true;
    }

    /** Up to {@code limit} events of these products, one a line; returns the position up to which there are no others. */
    long writeLines(OutputStream out, long after, int limit, ProductScope products) throws IOException {
        long position = after;
        int left = limit;
        while (left > 0) {
            Slice slice = events.after(
                    position, products instanceof ProductScope.All ? Math.min(PAGE, left) : PAGE, products);
            if (slice.looked() == 0) {
                break;
            }
            boolean isWhole = slice.items().size() <= left;
            List<EventItem> items = isWhole ? slice.items() : slice.items().subList(0, left);
            for (EventItem item : items) {
                out.write(json.writeValueAsBytes(item));
                out.write('\n');
            }
            position = isWhole ? slice.reached() : items.getLast().position();
            left -= items.size();
        }
        return position;
    }

    /**
     * All events of these products, also those to come, until the subscriber is gone or we are closed. Where there is
     * nothing to tell for long, it is told the position all the same, so that it need not begin far behind again.
     */
    void follow(OutputStream out, long after, ProductScope products) throws IOException, InterruptedException {
        Semaphore news = new Semaphore(0);
        try (var subscription = log.onAppended(position -> news.release())) {
            write(out, ": after " + after + "\n\n");
            long position = after;
            long told = after;
            long wroteAt = System.nanoTime();
            while (!closing) {
                news.drainPermits();
                Slice slice = events.after(position, PAGE, products);
                position = slice.reached();
                if (!slice.items().isEmpty()) {
                    write(out, messages(slice.items()));
                    told = slice.items().getLast().position();
                    wroteAt = System.nanoTime();
                } else if (System.nanoTime() - wroteAt > HEARTBEAT.toNanos()) {
                    write(out, position > told ? "id: " + position + "\n\n" : ":\n\n");
                    told = position;
                    wroteAt = System.nanoTime();
                }
                if (slice.looked() < PAGE) {
                    news.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        }
    }

    private String messages(List<EventItem> page) {
        StringBuilder text = new StringBuilder();
        for (EventItem item : page) {
            text.append("id: ").append(item.position());
            text.append("\nevent: ").append(item.type());
            text.append("\ndata: ").append(json.writeValueAsString(item)).append("\n\n");
        }
        return text.toString();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
