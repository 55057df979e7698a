package io.lictor.store.transfer;

/**
 * What a backup holds.
 *
 * @param lastPosition of its events, 0 if there are none
 */
public record Kept(long events, long lastPosition) {}
