package io.lictor.store;

/** A place in a stream, from 1: each is taken but once. */
record StreamSlot(String streamId, long sequence) {

    static StreamSlot of(EventRow row) {
        return new StreamSlot(row.streamId(), row.sequence());
    }
}
