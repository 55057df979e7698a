package io.lictor.audit;

import java.io.IOException;

/** Destination of checkpoints, out of reach of anybody who might change the events. */
sealed interface CheckpointSink extends AutoCloseable permits CheckpointFile, CheckpointUrl {

    /** Hands it over; it is durable there when this returns. The same one may come again. */
    void publish(String note) throws IOException, InterruptedException;

    /** {@code file} or {@code url}. */
    String kind();

    /** Names it, for people. */
    String place();

    @Override
    default void close() {}
}
