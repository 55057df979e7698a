package io.lictor.history;

import io.lictor.history.FeedPages.Page;
import io.lictor.store.StreamDamaged;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** The events that are there, one a line. Whatever is passed over or written, no more than some pages are in memory. */
final class FeedLines {

    /** A short answer is read once; of a longer one the rest is read again, once it is known how far it goes. */
    private static final int KEPT = 128 * 1024;

    private final FeedPages pages;

    FeedLines(FeedPages pages) {
        this.pages = pages;
    }

    /**
     * Writes up to {@code limit} events of a selection.
     *
     * @param passed is told before anything is written, unless all events are selected, up to which position there are
     *     no others: to go on from there, rather than pass over the same events again
     */
    void write(OutputStream out, long after, int limit, EventSelection selection, LongConsumer passed)
            throws IOException, InterruptedException {
        if (selection.isEverything()) {
            stream(out, after, limit, Long.MAX_VALUE, selection);
            return;
        }
        var kept = new ByteArrayOutputStream();
        long position = after;
        long rest = Long.MAX_VALUE; // behind this position, lines are not kept
        int left = limit;
        boolean isEnd = false;
        while (left > 0 && !isEnd) {
            Page page = next(position, after, selection);
            isEnd = page.isEnd(position);
            long reached = page.reached();
            for (FeedEvent event :
                    page.events().subList(0, Math.min(left, page.events().size()))) {
                if (rest == Long.MAX_VALUE) {
                    line(kept, event);
                    rest = kept.size() > KEPT ? event.position() : rest;
                }
                left--;
                reached = left == 0 ? event.position() : reached;
            }
            position = reached;
        }
        passed.accept(position);
        kept.writeTo(out);
        if (rest < position) {
            stream(out, rest, limit, position, selection);
        }
    }

    /**
     * Writes up to {@code limit} events of a selection, the last one first. They end behind a damaged event, as forwards
     * they end before it; a reader who begins there is told why.
     *
     * @param before position of the first event that is not wanted any more, and of all behind it
     * @param after position of the last event before those that are wanted
     * @param passed is told before anything is written from which position on there are no others: to go on before it
     */
    void writeBackwards(
            OutputStream out, long before, long after, int limit, EventSelection selection, LongConsumer passed)
            throws IOException, InterruptedException {
        List<FeedEvent> found = new ArrayList<>();
        long began = Math.min(before, pages.lastPosition() + 1);
        long position = began;
        while (position > after + 1 && found.size() < limit) {
            Page page;
            try {
                page = pages.before(position, selection);
            } catch (StreamDamaged e) {
                if (position == began) {
                    throw e;
                }
                break;
            }
            position = Math.max(after, page.reached()) + 1;
            for (FeedEvent event : page.events().reversed()) {
                if (event.position() > after && found.size() < limit) {
                    found.add(event);
                    position = found.size() == limit ? event.position() : position;
                }
            }
        }
        passed.accept(position);
        for (FeedEvent event : found) {
            line(out, event);
        }
    }

    /** Returns a position behind which all events of an instant and later are. */
    long behindWhich(Instant since) {
        return pages.behindWhich(since);
    }

    private void stream(OutputStream out, long after, int limit, long through, EventSelection selection)
            throws IOException, InterruptedException {
        long position = after;
        int left = limit;
        while (left > 0 && position < through) {
            Page page = next(position, after, selection);
            if (page.isEnd(position)) {
                return;
            }
            position = page.reached();
            for (FeedEvent event : page.events()) {
                if (left == 0 || event.position() > through) {
                    return;
                }
                line(out, event);
                left--;
            }
        }
    }

    /** Reads on. A page ends before a damaged event; a reader who begins there is told why. */
    private Page next(long position, long after, EventSelection selection) throws InterruptedException {
        try {
            return pages.after(position, selection);
        } catch (StreamDamaged e) {
            if (position == after) {
                throw e;
            }
            return new Page(List.of(), position);
        }
    }

    private static void line(OutputStream out, FeedEvent event) throws IOException {
        out.write(event.line());
        out.write('\n');
    }
}
