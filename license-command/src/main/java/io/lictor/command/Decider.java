package io.lictor.command;

import io.lictor.event.Event;

/**
 * A pure decision function: the state and a command give events or a rejection.
 *
 * @param <S> the state that earlier events have led to
 * @param <C> the commands it decides
 * @param <E> the events it gives
 */
@FunctionalInterface
public interface Decider<S, C, E extends Event> {

    /** Decides the command; {@code context} answers what the decision needs to know of other streams. */
    Decision<E> decide(S state, C command, DecisionContext context);
}
