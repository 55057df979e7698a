package io.lictor.store.transfer;

/**
 * Contents of a backup.
 *
 * @param lastPosition of its events; 0 if there are none
 */
public record Kept(long events, long lastPosition) {}
