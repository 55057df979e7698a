package io.lictor.store;

import io.lictor.event.Event;
import java.util.Map;
import java.util.UUID;

/**
 * Event to be appended.
 *
 * @param eventId unique id of the event
 * @param streamType kind of the stream, as it is stored
 * @param sequence number of the event in its stream, from 1; in conflict where another event has it
 * @param metadata of the command
 */
public record NewEvent(String eventId, String streamType, long sequence, Event event, Map<String, ?> metadata) {

    /** Returns an event with a new id. */
    public static NewEvent of(String streamType, long sequence, Event event, Map<String, ?> metadata) {
        return new NewEvent(UUID.randomUUID().toString(), streamType, sequence, event, metadata);
    }
}
