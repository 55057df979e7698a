package io.lictor.store.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lictor.event.Event;
import io.lictor.event.EventCatalogue;
import io.lictor.store.Facts;
import io.lictor.store.json.CatalogueCheck;
import java.util.UUID;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.junit.jupiter.api.Test;

class CatalogueSerializerTest {

    private final CatalogueSerializer serializer = new CatalogueSerializer();

    @Test
    void writesTheNameAndRevisionOfTheCatalogueAndReadsThemBack() {
        Event event = Facts.activated(UUID.randomUUID(), "a");

        SerializedObject<String> written = serializer.serialize(event, String.class);

        assertThat(written.getType()).isEqualTo(new SimpleSerializedType("licensing.LicenseActivated", "2"));
        assertThat(serializer.<String, Event>deserialize(written)).isEqualTo(event);
    }

    @Test
    void everyNameLeadsToItsClassAndBack() {
        assertThat(EventCatalogue.entries()).allSatisfy(entry -> {
            assertThat(serializer.classForType(new SimpleSerializedType(entry.name(), entry.revision())))
                    .isEqualTo(entry.type());
            assertThat(serializer.typeForClass(entry.type()).getName()).isEqualTo(entry.name());
        });
    }

    @Test
    void refusesToWriteWhatHasNoName() {
        assertThatThrownBy(() -> serializer.serialize("text", String.class))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("java.lang.String");
    }

    @Test
    void refusesToReadUnknownNamesClassNamesAndOtherRevisions() {
        assertThatThrownBy(() -> read("licensing.LicenseAuctioned", "1"))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("licensing.LicenseAuctioned");
        assertThatThrownBy(() -> read("io.lictor.event.LicenseActivated", "1"))
                .isInstanceOf(SerializationException.class);
        assertThatThrownBy(() -> read("licensing.LicenseActivated", "0"))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("revision 0");
        assertThatThrownBy(() -> read("licensing.LicenseActivated", null)).isInstanceOf(SerializationException.class);
    }

    @Test
    void metadataIsPlainJson() {
        MetaData metadata = MetaData.with("actor", "alice").and("correlationId", "c");

        SerializedObject<String> written = serializer.serialize(metadata, String.class);

        assertThat(written.getData()).isEqualTo("{\"actor\":\"alice\",\"correlationId\":\"c\"}");
        assertThat(serializer.<String, MetaData>deserialize(written)).isEqualTo(metadata);
    }

    @Test
    void aSealedTypeOutsideTheCatalogueIsFoundAtStartUp() {
        CatalogueCheck.everyEventHasAName();

        assertThat(CatalogueCheck.nameless(Fact.class))
                .containsExactlyInAnyOrder(Fact.Known.class.getName(), Fact.Deep.Deeper.class.getName());
    }

    private Object read(String name, String revision) {
        return serializer.deserialize(new SimpleSerializedObject<>("{}", String.class, name, revision));
    }

    private sealed interface Fact {
        record Known() implements Fact {}

        sealed interface Deep extends Fact {
            record Deeper() implements Deep {}
        }
    }
}
