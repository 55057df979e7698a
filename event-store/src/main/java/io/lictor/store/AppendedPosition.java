package io.lictor.store;

/**
 * A value of an {@link SqlUpdate} that the writer fills in: the position of one of the events that the update joins.
 *
 * @param event counts the events of the append, from 0
 */
public record AppendedPosition(int event) {}
