package io.lictor.store.table;

import static org.axonframework.common.DateTimeUtils.formatInstant;

import io.lictor.event.Event;
import io.lictor.event.RecordedEvent;
import io.lictor.merkle.MerkleTree;
import java.time.Instant;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** An event ready to be written: made on the thread of its command, so that no writer waits for somebody's JSON. */
public record EventRow(
        String streamId,
        String streamType,
        long sequenceNumber,
        String eventId,
        String recordedAt,
        String type,
        String revision,
        String payload,
        String metadata,
        @Nullable SealedText text,
        byte @Nullable [] leaf,
        Event event) {

    /** As it is recorded at that instant; one of a stream that is ahead of the clock, when it happened. */
    public static EventRow of(EventMessage<?> message, Instant recordedAt, Serializer serializer) {
        if (!(message instanceof DomainEventMessage<?> of) || !(message.getPayload() instanceof Event event)) {
            throw new IllegalArgumentException("Only events of a stream are stored, not " + message);
        }
        if (!event.streamId().equals(of.getAggregateIdentifier())) {
            throw new IllegalArgumentException("An event of stream %s can't be appended to stream %s"
                    .formatted(event.streamId(), of.getAggregateIdentifier()));
        }
        SerializedObject<String> payload = of.serializePayload(serializer, String.class);
        return new EventRow(
                of.getAggregateIdentifier(),
                of.getType(),
                of.getSequenceNumber(),
                of.getIdentifier(),
                formatInstant(event.at().isAfter(recordedAt) ? event.at() : recordedAt),
                payload.getType().getName(),
                payload.getType().getRevision(),
                payload.getData(),
                of.serializeMetaData(serializer, String.class).getData(),
                null,
                null,
                event);
    }

    /**
     * Returns the row as it is stored: the texts beside what is left of the payload. {@code text} is null if they are
     * erased already.
     */
    public EventRow withText(String payload, @Nullable SealedText text) {
        return new EventRow(
                streamId,
                streamType,
                sequenceNumber,
                eventId,
                recordedAt,
                type,
                revision,
                payload,
                metadata,
                text,
                null,
                event);
    }

    /** Returns the row with the hash of its leaf in the log; to be called once the row is as it will be stored. */
    public EventRow withLeaf() {
        return new EventRow(
                streamId,
                streamType,
                sequenceNumber,
                eventId,
                recordedAt,
                type,
                revision,
                payload,
                metadata,
                text,
                MerkleTree.leafHash(CanonicalLeaf.bytes(CanonicalLeaf.of(this))),
                event);
    }

    public boolean hasText() {
        return text != null;
    }

    /** Returns the place that an event's texts are encrypted for. */
    public String place() {
        return place(streamId, sequence());
    }

    public static String place(String streamId, long sequence) {
        return streamId + "@" + sequence;
    }

    /** As the event is, once it came to stand there. */
    public RecordedEvent at(long position) {
        return new RecordedEvent(sequence(), position, event);
    }

    /** Its number in its stream, from 1; Axon and the table count from 0. */
    public long sequence() {
        return sequenceNumber + 1;
    }
}
