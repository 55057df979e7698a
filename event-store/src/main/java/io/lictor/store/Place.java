package io.lictor.store;

/** A place in a stream, from 1: each is taken but once. */
record Place(String streamId, long sequence) {

    static Place of(EventRow row) {
        return new Place(row.streamId(), row.sequence());
    }
}
