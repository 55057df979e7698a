package io.lictor.store;

import static io.lictor.store.Facts.AT;
import static io.lictor.store.Facts.append;
import static io.lictor.store.Facts.appendWith;
import static io.lictor.store.Facts.first;
import static io.lictor.store.Facts.nth;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lictor.event.Event;
import io.lictor.event.LicenseActivated;
import io.lictor.event.LicenseContents;
import io.lictor.event.LicenseDisabled;
import io.lictor.event.LicenseImported;
import io.lictor.event.RecordedEvent;
import io.lictor.event.TextsErased;
import io.lictor.store.axon.AxonEventStore;
import io.lictor.value.Activation;
import io.lictor.value.ActivationLimit;
import io.lictor.value.Channel;
import io.lictor.value.DisableCause;
import io.lictor.value.KeyRef;
import io.lictor.value.Kind;
import io.lictor.value.Policy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.messaging.Message;
import org.junit.jupiter.api.Test;

/** Labels and reasons are kept beside the events, and can be taken from them. */
abstract class TextsContract extends EventStoreContract {

    private static final String LABEL = "Reading room 1";
    private static final String REASON = "an unpaid bill of Dr. Müller";

    protected static LicenseActivated labelled(UUID licenseId, String label) {
        return new LicenseActivated(licenseId, "m-" + label.hashCode(), label, "2.0", AT);
    }

    protected static LicenseActivated unlabelled(UUID licenseId, String label) {
        return new LicenseActivated(licenseId, "m-" + label.hashCode(), null, "2.0", AT);
    }

    private static LicenseDisabled disabled(UUID licenseId, String reason) {
        return new LicenseDisabled(licenseId, DisableCause.SUSPENDED, reason, AT);
    }

    protected static TextsErased erased(UUID licenseId) {
        return new TextsErased(licenseId, AT);
    }

    @Test
    final void aTextIsNotInItsEventButComesBackWithIt() throws SQLException {
        append(store, first(labelled(one, LABEL)), nth(2, disabled(one, REASON)));

        assertThat(events(one)).containsExactly(labelled(one, LABEL), disabled(one, REASON));
        assertThat(column("SELECT payload FROM event ORDER BY position"))
                .allSatisfy(payload -> assertThat(payload).doesNotContain("Reading", "unpaid"))
                .satisfiesExactly(
                        payload -> assertThat(payload).endsWith(",\"texts\":[\"label\"]}"),
                        payload -> assertThat(payload).endsWith(",\"texts\":[\"reason\"]}"));
        assertThat(sealed())
                .hasSize(2)
                .allSatisfy(text -> assertThat(new String(text, StandardCharsets.UTF_8))
                        .doesNotContain("Reading", "unpaid", "label", "reason"));
        assertThat(store.log().after(0, 10))
                .extracting(StoredEvent::payload)
                .satisfiesExactly(
                        payload -> assertThat(payload).contains("\"label\":\"" + LABEL + "\""),
                        payload -> assertThat(payload).contains("\"reason\":\"" + REASON + "\""));
        assertThat(store.log().after(0, 10)).extracting(StoredEvent::revision).containsOnly("2");
    }

    @Test
    final void anEventWithoutTextsHasNothingBesideIt() throws SQLException {
        append(store, first(unlabelled(one, "a")));

        assertThat(sealed()).isEmpty();
        assertThat(column("SELECT license_id FROM text_key")).isEmpty();
        assertThat(column("SELECT payload FROM event").getFirst()).doesNotContain("texts");
    }

    @Test
    final void whatIsErasedIsGoneAndEveryEventStays() throws SQLException {
        append(store, first(labelled(one, LABEL)), first(labelled(two, LABEL)));
        append(store, nth(2, disabled(one, REASON)));
        append(store, nth(3, erased(one)));

        assertThat(events(one)).containsExactly(unlabelled(one, LABEL), disabled(one, null), erased(one));
        assertThat(store.log().after(0, 10)).extracting(StoredEvent::position).containsExactly(1L, 2L, 3L, 4L);
        assertThat(store.log().after(0, 1).getFirst().payload()).contains("\"texts\":[\"label\"]");
        assertThat(events(two)).containsExactly(labelled(two, LABEL));
        assertThat(column("SELECT license_id FROM text_key")).containsExactly(two.toString());
        assertThat(sealed()).hasSize(1);
    }

    @Test
    final void aNewTextAfterwardsHasANewKey() throws SQLException {
        append(store, first(labelled(one, "old")));
        String old = column("SELECT secret FROM text_key").getFirst();
        append(store, nth(2, erased(one)));
        append(store, nth(3, labelled(one, "new")));

        assertThat(events(one)).containsExactly(unlabelled(one, "old"), erased(one), labelled(one, "new"));
        assertThat(column("SELECT secret FROM text_key")).hasSize(1).doesNotContain(old);
    }

    @Test
    final void inOneAppendWhatComesBeforeTheErasureGoesAndWhatComesBehindItStays() throws SQLException {
        append(store, first(labelled(one, "long ago")));
        String old = column("SELECT secret FROM text_key").getFirst();

        append(
                store,
                nth(2, labelled(one, "before")),
                nth(3, erased(one)),
                nth(4, labelled(one, "behind")),
                nth(5, disabled(one, REASON)));

        assertThat(events(one))
                .containsExactly(
                        unlabelled(one, "long ago"),
                        unlabelled(one, "before"),
                        erased(one),
                        labelled(one, "behind"),
                        disabled(one, REASON));
        assertThat(column("SELECT secret FROM text_key")).hasSize(1).doesNotContain(old);
        assertThat(sealed()).hasSize(2);
    }

    @Test
    final void aLogCanBeReadWithoutTexts() {
        append(store, first(labelled(one, LABEL)), nth(2, disabled(one, REASON)));

        EventLog log = store.log().withoutTexts();

        assertThat(log.after(0, 2).stream().map(log::decode))
                .containsExactly(unlabelled(one, LABEL), disabled(one, null));
        assertThat(log.history(one.toString()).stream().map(RecordedEvent::event))
                .containsExactly(unlabelled(one, LABEL), disabled(one, null));
    }

    @Test
    final void textsAreWrittenAndErasedWithTheirEventsOrNotAtAll() throws SQLException {
        append(store, first(labelled(one, LABEL)));
        SqlUpdate failing = new SqlUpdate(
                "DELETE FROM answer WHERE key_hash = 'none'", List.of(), () -> new IllegalStateException("no"));

        assertThatThrownBy(() -> appendWith(store, List.of(failing), nth(2, erased(one)), first(labelled(two, LABEL))))
                .hasMessageContaining("no");
        assertThatThrownBy(() -> append(store, nth(1, erased(one)))).isInstanceOf(StreamConflict.class);
        assertThatThrownBy(() -> append(store, nth(1, labelled(one, "late")))).isInstanceOf(StreamConflict.class);

        assertThat(events(one)).containsExactly(labelled(one, LABEL));
        assertThat(sealed()).hasSize(1);
        assertThat(column("SELECT license_id FROM text_key")).containsExactly(one.toString());
    }

    /** Both wait for the writer, so both are in its next batch. */
    @Test
    final void aTextThatFindsItsPlaceTakenSpoilsNothingInItsBatch() throws Exception {
        append(store, first(labelled(one, LABEL)));
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch busy = new CountDownLatch(1);
        AtomicReference<Throwable> conflict = new AtomicReference<>();
        var occupied = CompletableFuture.runAsync(() -> store.write(_ -> {
            busy.countDown();
            uninterruptibly(go);
        }));
        busy.await();
        Thread late = Thread.ofPlatform().start(() -> {
            try {
                append(store, first(erased(one)), first(labelled(UUID.randomUUID(), "nobody's")));
            } catch (RuntimeException e) {
                conflict.set(e);
            }
        });
        Thread fine = Thread.ofPlatform().start(() -> append(store, first(labelled(two, LABEL))));
        while (late.getState() != Thread.State.WAITING || fine.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        go.countDown();
        occupied.join();
        late.join();
        fine.join();

        assertThat(conflict.get()).isInstanceOf(StreamConflict.class);
        assertThat(events(one)).containsExactly(labelled(one, LABEL));
        assertThat(events(two)).containsExactly(labelled(two, LABEL));
        assertThat(sealed()).hasSize(2);
        assertThat(column("SELECT license_id FROM text_key")).containsExactlyInAnyOrder(one.toString(), two.toString());
    }

    @Test
    final void theLabelsOfAnImportComeBackEachWithItsMachine() throws SQLException {
        Event imported = imported("a", null, "c");
        append(store, first(imported));

        assertThat(events(one)).containsExactly(imported);
        assertThat(sealed()).hasSize(1);
        assertThat(column("SELECT payload FROM event").getFirst()).doesNotContain("\"label\":");

        append(store, nth(2, erased(one)));

        assertThat(events(one)).containsExactly(imported(null, null, null), erased(one));
    }

    @Test
    final void anyTextComesBackAsItWas() throws SQLException {
        Random random = new Random(20261122);
        List<Event> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String text = random.ints(1 + random.nextInt(200), 1, Character.MAX_CODE_POINT)
                    .filter(c -> Character.getType(c) != Character.SURROGATE)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            all.add(new LicenseActivated(one, "m-" + i, text, null, AT));
            append(store, nth(i + 1, all.getLast()));
        }

        assertThat(events(one)).isEqualTo(all);
    }

    @Test
    final void aDamagedTextHidesNeitherItsEventNorThoseBehindIt() throws SQLException {
        append(store, first(labelled(one, "a")), nth(2, labelled(one, "b")), nth(3, labelled(one, "c")));
        execute("UPDATE event_text SET sealed = (SELECT sealed FROM event_text WHERE event_position = 2)"
                + " WHERE event_position = 1");

        assertThat(events(one)).containsExactly(unlabelled(one, "a"), labelled(one, "b"), labelled(one, "c"));
    }

    @Test
    final void aTextHidesNoDamageOfItsEventAndNoEventBehindIt() {
        append(store, first(labelled(one, "a")), first(labelled(two, "b")));
        execute("UPDATE event SET payload = 'damaged' WHERE position = 1");

        assertThat(store.log().after(0, 10))
                .satisfiesExactly(
                        damaged -> assertThat(damaged.payload()).isEqualTo("damaged"),
                        event -> assertThat(store.log().decode(event)).isEqualTo(labelled(two, "b")));
    }

    @Test
    final void whatWasWrittenIntoAnEventByAnEarlierReleaseStaysInIt() throws SQLException {
        append(store, first(unlabelled(one, "a")), nth(2, disabled(one, REASON)));
        execute(
                "UPDATE event SET revision = '1', payload = replace(payload, '\"version\"', '\"label\":\"old\",\"version\"')"
                        + " WHERE position = 1");
        LicenseActivated old = new LicenseActivated(one, "m-" + "a".hashCode(), "old", "2.0", AT);
        assertThat(events(one)).containsExactly(old, disabled(one, REASON));

        append(store, nth(3, erased(one)));

        assertThat(events(one)).containsExactly(old, disabled(one, null), erased(one));
    }

    @Test
    final void whatIsErasedStaysSoWhenOpenedAgain() throws SQLException {
        append(store, first(labelled(one, LABEL)), first(labelled(two, LABEL)));
        append(store, nth(2, erased(one)));
        store.close();

        store = open();

        assertThat(events(one)).containsExactly(unlabelled(one, LABEL), erased(one));
        assertThat(events(two)).containsExactly(labelled(two, LABEL));
    }

    private Event imported(String... labels) {
        List<Activation> machines = new ArrayList<>();
        for (String label : labels) {
            machines.add(new Activation("m-" + machines.size(), label, AT, null));
        }
        return new LicenseImported(
                one,
                new LicenseContents(
                        "seg",
                        null,
                        "c-1",
                        Kind.PERPETUAL,
                        Channel.DIRECT,
                        null,
                        AT,
                        null,
                        null,
                        false,
                        null,
                        ActivationLimit.of(3),
                        List.of(),
                        machines,
                        Policy.DEFAULT,
                        Map.of()),
                new KeyRef("h", "99", 1, null),
                AT,
                AT);
    }

    /** By every way there is to read them, which must all say the same. */
    protected final List<Event> events(UUID licenseId) {
        List<Event> history = store.log().history(licenseId.toString()).stream()
                .map(RecordedEvent::event)
                .toList();
        assertThat(AxonEventStore.over(store)
                        .readEvents(licenseId.toString())
                        .asStream()
                        .map(Message::getPayload)
                        .toList())
                .isEqualTo(history);
        assertThat(store.log().after(0, 1_000).stream()
                        .map(store.log()::decode)
                        .filter(event -> event.streamId().equals(licenseId.toString())))
                .isEqualTo(history);
        return history;
    }

    private List<byte[]> sealed() {
        return store.read(connection -> {
            try (var rows = connection.createStatement().executeQuery("SELECT sealed FROM event_text")) {
                List<byte[]> sealed = new ArrayList<>();
                while (rows.next()) {
                    sealed.add(rows.getBytes(1));
                }
                return sealed;
            }
        });
    }

    private List<String> column(String select) throws SQLException {
        return store.read(connection -> {
            try (var rows = connection.createStatement().executeQuery(select)) {
                List<String> column = new ArrayList<>();
                while (rows.next()) {
                    column.add(rows.getString(1));
                }
                return column;
            }
        });
    }

    private void execute(String sql) {
        store.write((Connection connection) -> connection.createStatement().executeUpdate(sql));
    }

    protected static void uninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
