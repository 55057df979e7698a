package io.lictor.value;

/**
 * A state and the number of events that led to it.
 *
 * @param version counts from 1; 0 before the first event
 */
public record Versioned<S>(S state, long version) {}
