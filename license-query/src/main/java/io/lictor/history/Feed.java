package io.lictor.history;

import io.lictor.history.FeedPages.Page;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/**
 * Server-sent events for those who follow. Each has a thread that waits for whoever reads slowly; nothing is kept for
 * them but the few events that are being written.
 */
class Feed {

    /** Proxies cut connections on which nothing moves, and only writing tells that a subscriber is gone. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final FeedPages pages;
    private final FeedTail tail;

    Feed(FeedPages pages, FeedTail tail) {
        this.pages = pages;
        this.tail = tail;
    }

    /** Ends the live feeds, for a shutdown that waits for requests to end would wait for them too. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        tail.close();
    }

    /**
     * Stream of all events of a selection, also those to come, until the subscriber is gone or the service closes. If
     * nothing comes for long, the position is sent, so the subscriber need not begin far behind again.
     */
    void follow(OutputStream subscriber, long after, EventSelection selection)
            throws IOException, InterruptedException {
        OutputStream out = new BufferedOutputStream(subscriber);
        NewestEvents newest = tail.join();
        try {
            say(out, ": after " + after + "\n\n");
            follow(out, newest, after, selection);
        } finally {
            tail.leave();
        }
    }

    private void follow(OutputStream out, NewestEvents newest, long after, EventSelection selection)
            throws IOException, InterruptedException {
        long position = after;
        long told = after;
        long wroteAt = System.nanoTime();
        while (!newest.hasEnded()) {
            Page page = next(newest, position, selection);
            boolean isEnd = page.isEnd(position);
            position = page.reached();
            long silence = System.nanoTime() - wroteAt;
            if (!page.events().isEmpty()) {
                tell(out, page);
                told = page.events().getLast().position();
                wroteAt = System.nanoTime();
            } else if (silence > HEARTBEAT.toNanos()) {
                say(out, position > told ? "id: " + position + "\n\n" : ":\n\n");
                told = position;
                wroteAt = System.nanoTime();
            } else if (isEnd) {
                newest.await(position, HEARTBEAT.toNanos() - silence + 1);
            }
        }
    }

    private Page next(NewestEvents newest, long position, EventSelection selection) throws InterruptedException {
        var shared = newest.after(position);
        return shared.isPresent()
                ? FeedPages.select(shared.get(), position, selection)
                : pages.after(position, selection);
    }

    private static void tell(OutputStream out, Page page) throws IOException {
        for (FeedEvent event : page.events()) {
            write(out, "id: " + event.position() + "\nevent: " + event.about().type() + "\ndata: ");
            out.write(event.line());
            write(out, "\n\n");
        }
        out.flush();
    }

    private static void say(OutputStream out, String text) throws IOException {
        write(out, text);
        out.flush();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
