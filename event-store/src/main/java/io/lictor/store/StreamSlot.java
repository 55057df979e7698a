package io.lictor.store;

import io.lictor.store.table.EventRow;

/** A place in a stream, from 1: each is taken but once. */
public record StreamSlot(String streamId, long sequence) {

    public static StreamSlot of(EventRow row) {
        return new StreamSlot(row.streamId(), row.sequence());
    }
}
