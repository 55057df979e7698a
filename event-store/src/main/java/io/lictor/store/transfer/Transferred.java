package io.lictor.store.transfer;

/**
 * Result of a transfer.
 *
 * @param lastPosition of the events; 0 if there were none
 * @param rows rows of the tables beside the events
 * @param sha256 of all lines but the last, which states it
 */
public record Transferred(long events, long lastPosition, long rows, String sha256) {}
