package io.lictor.handling;

import io.lictor.command.Rejection;
import io.lictor.value.Versioned;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Outcome of a command: done, maybe without any event, or rejected.
 *
 * @param <S> the state that the command changes
 */
public sealed interface Outcome<S> {

    /**
     * The command is done.
     *
     * @param changed what the command named, then what came to be with it
     * @param others what was there before and changed with it
     * @param events the command's events; none if it was true already
     */
    record Done<S>(List<Versioned<S>> changed, List<Versioned<S>> others, AppendedEvents events) implements Outcome<S> {

        public Done(List<Versioned<S>> changed, AppendedEvents events) {
            this(changed, List.of(), events);
        }

        public Versioned<S> first() {
            return changed.getFirst();
        }

        /** Returns whether the command found nothing to change. */
        public boolean isUnchanged() {
            return events.isEmpty();
        }
    }

    /**
     * The command is rejected.
     *
     * @param state what the command was decided on, for our records only; null if there was nothing
     */
    record Rejected<S>(Rejection rejection, @Nullable S state) implements Outcome<S> {

        public Rejected(Rejection rejection) {
            this(rejection, null);
        }

        /** Compares the rejection alone: the state is no part of the answer. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Rejected<?> rejected && rejected.rejection.equals(rejection);
        }

        @Override
        public int hashCode() {
            return rejection.hashCode();
        }
    }
}
