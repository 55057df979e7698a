package io.lictor.projection;

/** An event of a stream came, and the ones before it are not in the store. */
final class MissingEventsException extends RuntimeException {

    MissingEventsException(String streamId, long sequence, long version) {
        super("Event %d of stream %s came after %d: those between are missing".formatted(sequence, streamId, version));
    }
}
