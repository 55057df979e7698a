package io.lictor.projection;

import io.lictor.store.StoredEvent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Hands the events of a segment to its projector, a batch at a time. It is done with the last event of a batch and not
 * when the unit of work commits: Axon stores its token then, and a failure after that would skip the whole batch.
 */
final class SegmentInvoker implements EventHandlerInvoker {

    private final IntFunction<Projector> projectors;
    private final Function<StoredEvent, DecodedEvent> arrival;
    private final Map<Integer, Projector> bySegment = new ConcurrentHashMap<>();

    SegmentInvoker(IntFunction<Projector> projectors, Function<StoredEvent, DecodedEvent> arrival) {
        this.projectors = projectors;
        this.arrival = arrival;
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        String streamId = StoredEventSource.stored(message).streamId();
        return segment.matches(streamId) && projector(segment).holds(streamId);
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
        projector(segment)
                .fold(messages.stream()
                        .map(StoredEventSource::stored)
                        .map(arrival)
                        .toList());
    }

    private Projector projector(Segment segment) {
        return bySegment.computeIfAbsent(segment.getSegmentId(), projectors::apply);
    }

    /** Somebody else may have it next; what is remembered would be out of date when it comes back. */
    @Override
    public void segmentReleased(Segment segment) {
        bySegment.remove(segment.getSegmentId());
    }
}
