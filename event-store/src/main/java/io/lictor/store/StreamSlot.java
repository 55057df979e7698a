package io.lictor.store;

/** A place in a stream, from 1: each is taken but once. */
public record StreamSlot(String streamId, long sequence) {}
