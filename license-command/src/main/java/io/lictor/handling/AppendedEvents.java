package io.lictor.handling;

import io.lictor.event.Event;
import io.lictor.event.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Events of one command, in the order in which they are appended. They are known once the command is decided; their positions,
 * which follow each other without gaps, once they are durable.
 */
public final class AppendedEvents {

    /** Events of a command that changes nothing. */
    public static final AppendedEvents NONE = new AppendedEvents(List.of(), List::of);

    /** An event and its position, real or counted from another first one. */
    public record Placed(Event event, long position) {}

    private final List<Event> events;
    private final Supplier<List<RecordedEvent>> durable;

    /** {@code durable} gives the events as they are stored; before the append it gives none. */
    public AppendedEvents(List<Event> events, Supplier<List<RecordedEvent>> durable) {
        this.events = List.copyOf(events);
        this.durable = durable;
    }

    public boolean isEmpty() {
        return events.isEmpty();
    }

    /** Returns the events as if the first one stood at {@code first}. */
    public List<Placed> from(long first) {
        List<Placed> placed = new ArrayList<>(events.size());
        for (Event event : events) {
            placed.add(new Placed(event, first + placed.size()));
        }
        return placed;
    }

    /** Returns the position of the first event, which is durable. */
    public long first() {
        return durable.get().getFirst().position();
    }

    /** Returns the events as they are stored; none before they are durable. */
    public List<RecordedEvent> recorded() {
        return durable.get();
    }
}
