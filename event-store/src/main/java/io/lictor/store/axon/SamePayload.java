package io.lictor.store.axon;

import io.lictor.store.json.Revisions;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;

/** Upcaster to a revision that is read alike: nothing is to be done to the payloads of the one before. */
final class SamePayload extends SingleEventUpcaster {

    private final Revisions.Step step;

    SamePayload(Revisions.Step step) {
        this.step = step;
    }

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        SerializedType type = event.getType();
        return step.from().equals(type.getRevision()) && step.names().contains(type.getName());
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        // as a text: parsing it only to write it again would be felt in every replay
        return event.upcastPayload(
                new SimpleSerializedType(event.getType().getName(), step.to()), String.class, payload -> payload);
    }
}
