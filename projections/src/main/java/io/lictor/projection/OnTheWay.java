package io.lictor.projection;

import io.lictor.event.RecordedEvent;
import io.lictor.projection.DocumentProjection.Folded;
import io.lictor.projection.DocumentProjection.State;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stream between what is written of it and what that shall be. */
final class OnTheWay<S> {

    private final String id;
    private final List<RecordedEvent> news = new ArrayList<>(4);
    private State<S> before;
    private State<S> state;
    private @Nullable List<DecodedEvent> trouble;
    private long last;

    OnTheWay(String id, State<S> before) {
        this.id = id;
        this.before = before;
        this.state = before;
    }

    String id() {
        return id;
    }

    State<S> before() {
        return before;
    }

    State<S> state() {
        return state;
    }

    boolean isUntouched() {
        return state == before;
    }

    void startFrom(State<S> written) {
        before = written;
        state = written;
    }

    List<DecodedEvent> behind(List<DecodedEvent> arrivals) {
        return arrivals.getFirst().sequence() > state.version()
                ? arrivals
                : arrivals.stream()
                        .filter(arrival -> arrival.sequence() > state.version())
                        .toList();
    }

    boolean lacks(List<DecodedEvent> arrivals) {
        return trouble == null && !arrivals.isEmpty() && arrivals.getFirst().sequence() > state.version() + 1;
    }

    /** One of these, or of those before them, can't be folded in; which one it is shows later. */
    void isInTrouble(List<DecodedEvent> arrivals) {
        trouble = arrivals;
    }

    boolean isInTrouble() {
        return trouble != null;
    }

    /** Those that trouble began with. */
    List<DecodedEvent> trouble() {
        return trouble == null ? List.of() : trouble;
    }

    /** The number of the last event that has arrived. */
    long last() {
        return last;
    }

    void fold(List<DecodedEvent> arrivals, DocumentProjection<S> part, DiscardedEvents skips) {
        if (arrivals.isEmpty()) {
            return;
        }
        last = Math.max(last, arrivals.getLast().sequence());
        if (trouble == null) {
            arrivals.forEach(arrival -> fold(arrival, part, skips));
        }
    }

    private void fold(DecodedEvent arrival, DocumentProjection<S> part, DiscardedEvents skips) {
        long sequence = arrival.sequence();
        if (sequence != state.version() + 1) {
            throw new MissingEventsException(id, sequence, state.version());
        }
        if (skips.of(id).contains(sequence)) {
            state = new State<>(state.value(), sequence);
            return;
        }
        RecordedEvent recorded = switch (arrival) {
            case DecodedEvent.Readable readable -> readable.recorded();
            case DecodedEvent.Unreadable unreadable -> throw unreadable.cause();
        };
        state = new State<>(part.plus(state.value(), recorded), sequence);
        if (part.isNews(recorded.event())) {
            news.add(recorded);
        }
    }

    void startAgain() {
        trouble = null;
        backTo(before);
    }

    void backTo(State<S> sure) {
        state = sure;
        news.removeIf(recorded -> recorded.sequence() > sure.version());
    }

    /** What has happened as far as it was folded. */
    List<RecordedEvent> news() {
        return List.copyOf(news);
    }

    Folded<S> folded(boolean late) {
        return new Folded<>(id, before, state, news(), late);
    }
}
