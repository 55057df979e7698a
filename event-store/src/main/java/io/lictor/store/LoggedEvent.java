package io.lictor.store;

import org.jspecify.annotations.Nullable;

/**
 * One event to the letter, as it is in the database now, without the texts beside it.
 *
 * @param position in the store, from 1; its leaf in the log has the index {@code position - 1}
 * @param sequence in its stream, from 1
 * @param recordedAt the time of appending, RFC 3339
 * @param payload JSON, unless somebody has damaged it
 * @param metadata JSON, unless somebody has damaged it
 * @param leaf what the row says, as canonical JSON; its hash is the one that the log has recorded, unless the row was
 *     changed since
 */
public record LoggedEvent(
        long position,
        String streamId,
        String streamType,
        long sequence,
        String eventId,
        String recordedAt,
        String type,
        @Nullable String revision,
        String payload,
        String metadata,
        String leaf) {}
