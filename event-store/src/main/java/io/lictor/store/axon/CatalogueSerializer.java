package io.lictor.store.axon;

import io.lictor.event.EventCatalogue;
import io.lictor.store.json.EventJson;
import java.util.Objects;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.json.JacksonSerializer;

/**
 * Writes events under the name and revision the catalogue gives them, never under the names of classes. Nothing but
 * events and their metadata passes: what is not in the catalogue is a {@link SerializationException}, both ways.
 */
public final class CatalogueSerializer extends JacksonSerializer {

    public CatalogueSerializer() {
        super(JacksonSerializer.builder().objectMapper(EventJson.mapper()));
    }

    @Override
    @SuppressWarnings("rawtypes") // as Axon declares it
    public SerializedType typeForClass(Class type) {
        EventCatalogue.Entry entry = type == null ? null : EventCatalogue.byType(type);
        if (entry != null) {
            return new SimpleSerializedType(entry.name(), entry.revision());
        }
        if (type == null || type == MetaData.class || type == Void.class) {
            return super.typeForClass(type);
        }
        throw new SerializationException(type.getName() + " has no stored name: give it a row in the event catalogue");
    }

    @Override
    @SuppressWarnings("rawtypes") // as Axon declares it
    public Class classForType(SerializedType type) {
        if (type.equals(SerializedType.emptyType()) || type.getName().equals(MetaData.class.getName())) {
            return super.classForType(type);
        }
        EventCatalogue.Entry entry = EventCatalogue.byName(type.getName());
        if (entry == null) {
            throw new SerializationException("This release knows no event named " + type.getName());
        }
        if (!Objects.equals(entry.revision(), type.getRevision())) {
            throw new SerializationException("%s is stored as revision %s, and no upcaster leads from there to %s"
                    .formatted(type.getName(), type.getRevision(), entry.revision()));
        }
        return entry.type();
    }
}
