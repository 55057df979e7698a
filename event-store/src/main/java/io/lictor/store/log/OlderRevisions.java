package io.lictor.store.log;

import io.lictor.event.Event;
import io.lictor.store.StoredEvent;

/** Reader of events whose revision can't be read as it is. */
public interface OlderRevisions {

    /**
     * Returns the event as today's class.
     *
     * @throws io.lictor.store.UnreadableEvent if this release doesn't know it
     */
    Event read(StoredEvent stored);
}
