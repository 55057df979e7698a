package io.lictor.handling;

import io.lictor.command.Rejection;
import io.lictor.event.RecordedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a command: done, maybe without any event, or refused. {@code S} is what it changes. */
public sealed interface Outcome<S> {

    /**
     * {@code changed} begins with what the command named, and goes on with what came to be; {@code others} were there
     * before and changed with it.
     */
    record Done<S>(List<Changed<S>> changed, List<Changed<S>> others, AppendedEvents placed) implements Outcome<S> {

        public Done(List<Changed<S>> changed, AppendedEvents placed) {
            this(changed, List.of(), placed);
        }

        public Changed<S> first() {
            return changed.getFirst();
        }

        /** The command's events in their order; none where it was true already. */
        public List<RecordedEvent> recorded() {
            return placed.events();
        }
    }

    /** {@code met} is what the command met, where there was something: known to us, but no part of what is said. */
    record Refused<S>(Rejection rejection, @Nullable S met) implements Outcome<S> {

        public Refused(Rejection rejection) {
            this(rejection, null);
        }

        /** Whether the same is said. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Refused<?> refused && refused.rejection.equals(rejection);
        }

        @Override
        public int hashCode() {
            return rejection.hashCode();
        }
    }

    /** The facts after the command, and how many events they have. */
    record Changed<S>(S state, long version) {}
}
