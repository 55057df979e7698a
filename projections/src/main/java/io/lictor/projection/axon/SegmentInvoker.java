package io.lictor.projection.axon;

import java.util.List;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Hands the events of a segment on, a batch at a time. It is done with the last event of a batch and not when the unit of work
 * commits: Axon stores its token then, and a failure after that would skip the whole batch.
 */
final class SegmentInvoker implements EventHandlerInvoker {

    private final SegmentFollower.Folds folds;

    SegmentInvoker(SegmentFollower.Folds folds) {
        this.folds = folds;
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        String streamId = StoredEventSource.stored(message).streamId();
        return segment.matches(streamId) && folds.holds(segment.getSegmentId(), streamId);
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        if (CurrentUnitOfWork.get() instanceof BatchingUnitOfWork<?> batch) {
            if (batch.isLastMessage()) {
                fold(segment, batch.getMessages());
            }
        } else {
            fold(segment, List.of(message));
        }
    }

    private void fold(Segment segment, List<?> messages) {
        folds.fold(
                segment.getSegmentId(),
                messages.stream().map(StoredEventSource::stored).toList());
    }

    @Override
    public void segmentReleased(Segment segment) {
        folds.released(segment.getSegmentId());
    }
}
