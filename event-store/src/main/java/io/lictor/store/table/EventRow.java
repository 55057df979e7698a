package io.lictor.store.table;

import io.lictor.event.Event;
import io.lictor.event.EventCatalogue;
import io.lictor.event.RecordedEvent;
import io.lictor.merkle.MerkleTree;
import io.lictor.store.NewEvent;
import io.lictor.store.StreamSlot;
import io.lictor.store.json.EventJson;
import io.lictor.store.json.InstantText;
import java.time.Instant;
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

    /** Returns the row of an event recorded at that instant; of a stream that is ahead of the clock, when the event happened. */
    public static EventRow of(NewEvent added, Instant recordedAt) {
        Event event = added.event();
        EventCatalogue.Entry entry = EventCatalogue.byType(event.getClass());
        if (entry == null) {
            throw new IllegalArgumentException(
                    event.getClass().getName() + " has no stored name: give it a row in the event catalogue");
        }
        return new EventRow(
                event.streamId(),
                added.streamType(),
                added.sequence() - 1,
                added.eventId(),
                InstantText.writeMillis(event.at().isAfter(recordedAt) ? event.at() : recordedAt),
                entry.name(),
                entry.revision(),
                EventJson.write(event),
                EventJson.write(added.metadata()),
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

    /** Returns the event as it is at its position. */
    public RecordedEvent at(long position) {
        return new RecordedEvent(sequence(), position, event);
    }

    /** Its number in its stream, from 1; Axon and the table count from 0. */
    public long sequence() {
        return sequenceNumber + 1;
    }

    /** Returns the slot it takes. */
    public StreamSlot slot() {
        return new StreamSlot(streamId, sequence());
    }
}
