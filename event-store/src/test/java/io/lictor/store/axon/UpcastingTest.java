package io.lictor.store.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lictor.event.LicenseActivated;
import io.lictor.store.Facts;
import io.lictor.store.LicensingStore;
import io.lictor.store.StoreSecrets;
import io.lictor.store.UnreadableEvent;
import io.lictor.store.directory.DataDirectory;
import io.lictor.store.sqlite.SqliteStore;
import io.lictor.store.table.EventRow;
import io.lictor.store.table.EventTable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading of an event of an old revision: the pattern for every upcaster to come. */
class UpcastingTest {

    @TempDir
    Path data;

    private final UUID license = UUID.randomUUID();

    @Test
    void anOldRevisionIsReadAsTodaysEvent() {
        try (DataDirectory directory = DataDirectory.take(data);
                LicensingStore store = SqliteStore.open(
                        directory,
                        new Upcasters(new EventUpcasterChain(new MachineBecameFingerprint())),
                        StoreSecrets.none())) {
            store.write(this::insertOldEvent);
            LicenseActivated today = Facts.activated(license, "old machine");

            assertThat(store.log().history(license.toString()))
                    .singleElement()
                    .satisfies(recorded -> assertThat(recorded.event()).isEqualTo(today));
            assertThat(AxonEventStore.over(store)
                            .readEvents(license.toString())
                            .next()
                            .getPayload())
                    .isEqualTo(today);
            // what is stored stays as it was
            assertThat(store.log().after(0, 1).getFirst().revision()).isEqualTo("0");
        }
    }

    @Test
    void withoutItsUpcasterAnOldRevisionIsRefusedRatherThanMisread() {
        try (DataDirectory directory = DataDirectory.take(data);
                LicensingStore store = SqliteStore.open(directory)) {
            store.write(this::insertOldEvent);

            assertThatThrownBy(() -> store.log().history(license.toString()))
                    .isInstanceOf(UnreadableEvent.class)
                    .hasMessageContaining("no upcaster");
        }
    }

    private void insertOldEvent(Connection connection) throws SQLException {
        try (var insert = connection.prepareStatement(EventTable.INSERT)) {
            EventTable.bind(insert, oldRow(), 1, null);
            insert.executeUpdate();
        }
    }

    private EventRow oldRow() {
        return new EventRow(
                license.toString(),
                "License",
                0,
                "id",
                "2026-11-21T10:00:00.000Z",
                "licensing.LicenseActivated",
                "0",
                """
                {"licenseId": "%s", "machine": "old machine", "version": "2.0", "at": "2026-11-21T10:00:00Z"}""".formatted(license),
                "{}",
                null,
                null,
                Facts.activated(license, "not read"));
    }

    /** Revision 0 called the fingerprint "machine". */
    private static final class MachineBecameFingerprint extends SingleEventUpcaster {

        private static final String NAME = "licensing.LicenseActivated";

        @Override
        protected boolean canUpcast(IntermediateEventRepresentation event) {
            return event.getType().equals(new SimpleSerializedType(NAME, "0"));
        }

        @Override
        protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
            return event.upcastPayload(new SimpleSerializedType(NAME, "2"), JsonNode.class, payload -> {
                ObjectNode members = (ObjectNode) payload;
                members.set("fingerprint", members.remove("machine"));
                return members;
            });
        }
    }
}
