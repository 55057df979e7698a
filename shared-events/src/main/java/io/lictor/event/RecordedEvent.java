package io.lictor.event;

/** An event as stored: its number in its stream (from 1, dense) and its position in the store. */
public record RecordedEvent(long sequence, long position, Event event) {}
