package io.lictor.command;

import io.lictor.event.Event;
import java.util.List;
import java.util.stream.Stream;

/** Decision on a command: events, none if it was true already, or a rejection. */
public sealed interface Decision<E extends Event> {

    record Accepted<E extends Event>(List<E> events) implements Decision<E> {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    record Rejected<E extends Event>(Rejection rejection) implements Decision<E> {}

    @SafeVarargs
    static <E extends Event> Decision<E> accepted(E... events) {
        return new Accepted<>(List.of(events));
    }

    /** Both, in this order. */
    static <E extends Event> Decision<E> accepted(List<E> events, List<E> more) {
        return more.isEmpty()
                ? new Accepted<>(events)
                : new Accepted<>(Stream.concat(events.stream(), more.stream()).toList());
    }

    static <E extends Event> Decision<E> rejected(Rejection rejection) {
        return new Rejected<>(rejection);
    }
}
