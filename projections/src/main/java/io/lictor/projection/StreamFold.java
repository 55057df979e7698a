package io.lictor.projection;

import io.lictor.event.RecordedEvent;
import io.lictor.projection.DocumentProjection.Folded;
import io.lictor.value.Versioned;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stream of a batch, between the state its document has and the state its document will have.
 *
 * <pre>
 * startFrom(before) ──fold──► state ──fold──► state          all events folded so far
 *                     │
 *                     └─ an event fails ──► stuck            later events are only counted, until
 *                                             │              the failing one is found
 *                                             └─ restart ──► folded event by event, up to the failing one
 * </pre>
 */
final class StreamFold<S> {

    private final String id;
    private final List<RecordedEvent> news = new ArrayList<>(4);
    private Versioned<S> before;
    private Versioned<S> state;
    private @Nullable List<DecodedEvent> stuckAt;
    private long last;
    private long from;
    private long to;

    StreamFold(String id, Versioned<S> before) {
        this.id = id;
        this.before = before;
        this.state = before;
    }

    String id() {
        return id;
    }

    /** Returns the state that the document has. */
    Versioned<S> before() {
        return before;
    }

    /** Returns the state after the events folded so far. */
    Versioned<S> state() {
        return state;
    }

    boolean isUntouched() {
        return state == before;
    }

    void startFrom(Versioned<S> written) {
        before = written;
        state = written;
    }

    /** Returns those of the events that aren't folded in yet. */
    List<DecodedEvent> unfolded(List<DecodedEvent> events) {
        return events.getFirst().sequence() > state.version()
                ? events
                : events.stream()
                        .filter(event -> event.sequence() > state.version())
                        .toList();
    }

    /** Returns whether events between the state and the first of these are missing. */
    boolean hasGapBefore(List<DecodedEvent> events) {
        return !isStuck() && !events.isEmpty() && events.getFirst().sequence() > state.version() + 1;
    }

    /** Marks the stream: one of these events, or of those before them, can't be folded. */
    void stickAt(List<DecodedEvent> events) {
        stuckAt = events;
    }

    boolean isStuck() {
        return stuckAt != null;
    }

    /** Returns the events at which the stream got stuck. */
    List<DecodedEvent> stuckAt() {
        return stuckAt == null ? List.of() : stuckAt;
    }

    /** Returns the number of the last event that has come. */
    long last() {
        return last;
    }

    /** Folds the events; throws at the first that can't be. */
    void fold(List<DecodedEvent> events, DocumentProjection<S> projection, DiscardedEvents discarded) {
        if (events.isEmpty()) {
            return;
        }
        last = Math.max(last, events.getLast().sequence());
        if (!isStuck()) {
            events.forEach(event -> fold(event, projection, discarded));
        }
    }

    private void fold(DecodedEvent event, DocumentProjection<S> projection, DiscardedEvents discarded) {
        long sequence = event.sequence();
        if (sequence != state.version() + 1) {
            throw new MissingEventsException(id, sequence, state.version());
        }
        if (discarded.of(id).contains(sequence)) {
            state = new Versioned<>(state.state(), sequence);
            return;
        }
        RecordedEvent recorded = switch (event) {
            case DecodedEvent.Readable readable -> readable.recorded();
            case DecodedEvent.Unreadable unreadable -> throw unreadable.cause();
        };
        state = new Versioned<>(projection.plus(state.state(), recorded), sequence);
        from = from == 0 ? recorded.position() : from;
        to = recorded.position();
        if (projection.isNews(recorded.event())) {
            news.add(recorded);
        }
    }

    void restart() {
        stuckAt = null;
        from = 0;
        to = 0;
        backTo(before);
    }

    void backTo(Versioned<S> earlier) {
        state = earlier;
        news.removeIf(recorded -> recorded.sequence() > earlier.version());
    }

    /** Returns the news among the events folded so far. */
    List<RecordedEvent> news() {
        return List.copyOf(news);
    }

    Folded<S> folded(boolean late) {
        return new Folded<>(id, before, state, news(), from, to, late);
    }
}
