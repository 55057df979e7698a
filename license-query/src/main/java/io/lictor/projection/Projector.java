package io.lictor.projection;

import io.lictor.event.Event;
import io.lictor.event.RecordedEvent;
import io.lictor.readmodel.ReadModel;
import java.util.List;
import java.util.function.LongConsumer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Folds events into the read model, a batch at a time. It is done with the last event of a batch and not when the unit
 * of work commits: Axon stores its token then, and a failure after that would skip the whole batch.
 */
final class Projector implements EventHandlerInvoker {

    private final List<Part> parts;
    private final Progress progress;
    private final LongConsumer folded;

    Projector(ReadModel readModel, LongConsumer folded) {
        this.parts = List.of(new Products(readModel), new Keys(readModel), new Days(readModel), new Licenses(readModel));
        this.progress = new Progress(readModel.progress());
        this.folded = folded;
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return true;
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        if (CurrentUnitOfWork.get() instanceof BatchingUnitOfWork<?> batch) {
            if (batch.isLastMessage()) {
                fold(batch.getMessages().stream().map(Projector::recorded).toList());
            }
        } else {
            fold(List.of(recorded(message)));
        }
    }

    /** Folds the events in, in their order. */
    void fold(List<RecordedEvent> events) {
        parts.forEach(part -> part.fold(events));
        long last = events.getLast().position();
        progress.write(last);
        folded.accept(last);
    }

    private static RecordedEvent recorded(Object message) {
        if (message instanceof TrackedEventMessage<?> tracked
                && message instanceof DomainEventMessage<?> of
                && of.getPayload() instanceof Event event) {
            long position = tracked.trackingToken().position().orElseThrow();
            return new RecordedEvent(of.getSequenceNumber() + 1, position, event);
        }
        throw new IllegalStateException("Not an event of a stream: " + message);
    }
}
