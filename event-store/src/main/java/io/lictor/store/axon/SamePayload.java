package io.lictor.store.axon;

import java.util.Set;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;

/** The way to a revision that is told otherwise and read alike: nothing is to be done to the payloads of the one before. */
final class SamePayload extends SingleEventUpcaster {

    private final String from;
    private final String to;
    private final Set<String> names;

    SamePayload(String from, String to, String... names) {
        this.from = from;
        this.to = to;
        this.names = Set.of(names);
    }

    /** The revision as which one of this name is read. */
    String after(String name, String revision) {
        return from.equals(revision) && names.contains(name) ? to : revision;
    }

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        SerializedType type = event.getType();
        return from.equals(type.getRevision()) && names.contains(type.getName());
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        // as a text: parsing it only to write it again would be felt in every replay
        return event.upcastPayload(
                new SimpleSerializedType(event.getType().getName(), to), String.class, payload -> payload);
    }
}
