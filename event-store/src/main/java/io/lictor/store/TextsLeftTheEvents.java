package io.lictor.store;

import java.util.Set;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;

/** In revision 1 labels and reasons stood in the payload itself: where they are read from now, so nothing is to be done. */
final class TextsLeftTheEvents extends SingleEventUpcaster {

    private static final Set<String> NAMES = Set.of(
            "licensing.LicenseIssued",
            "licensing.LicenseImported",
            "licensing.LicenseActivated",
            "licensing.TermExtended",
            "licensing.LicenseDisabled");

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        SerializedType type = event.getType();
        return "1".equals(type.getRevision()) && NAMES.contains(type.getName());
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        // as a text: parsing it only to write it again would be felt in every replay
        return event.upcastPayload(
                new SimpleSerializedType(event.getType().getName(), "2"), String.class, payload -> payload);
    }
}
