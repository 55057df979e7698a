package io.lictor.handling;

import io.lictor.command.Rejection;
import io.lictor.store.Append;
import java.util.List;

/** What became of a command: done, maybe without any event, or refused. {@code S} is what it changes. */
public sealed interface Outcome<S> {

    /** {@code changed} begins with what the command named; {@code append} knows its positions after the commit. */
    record Done<S>(List<Changed<S>> changed, Append append) implements Outcome<S> {

        public Changed<S> first() {
            return changed.getFirst();
        }
    }

    record Refused<S>(Rejection rejection) implements Outcome<S> {}

    /** The facts after the command, and how many events they have. */
    record Changed<S>(S state, long version) {}
}
