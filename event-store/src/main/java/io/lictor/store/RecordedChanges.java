package io.lictor.store;

import io.lictor.event.RecordedEvent;
import java.util.List;

/**
 * Row changes that tell of where the events they join came to stand. Every writer waits while they are made, and they may
 * be asked for more than once; the positions are certain only once the transaction is.
 */
@FunctionalInterface
public non-sealed interface RecordedChanges extends TransactionParticipant {

    List<SqlUpdate> of(List<RecordedEvent> recorded);
}
