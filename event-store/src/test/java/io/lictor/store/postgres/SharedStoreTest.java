package io.lictor.store.postgres;

import static io.lictor.store.Facts.activated;
import static io.lictor.store.Facts.append;
import static io.lictor.store.Facts.assigned;
import static io.lictor.store.Facts.first;
import static io.lictor.store.Facts.nth;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lictor.event.LicenseActivated;
import io.lictor.event.RecordedEvent;
import io.lictor.event.TextsErased;
import io.lictor.store.Facts;
import io.lictor.store.LicensingStore;
import io.lictor.store.OutcomeUnknown;
import io.lictor.store.Positions;
import io.lictor.store.StoreException;
import io.lictor.store.StoreSecrets;
import io.lictor.store.StreamConflict;
import io.lictor.store.axon.AxonEventStore;
import io.lictor.testing.TestDatabase;
import io.lictor.testing.TestPostgres;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several processes' stores on one database, as far as they can be told apart within one JVM: not at all. */
@Timeout(120)
class SharedStoreTest {

    private static final int WRITERS = 16;
    private static final int ROUNDS = 50;

    private final TestDatabase database = TestPostgres.database();
    private final PostgresStore one = open("");
    private final PostgresStore two = open("");

    private PostgresStore open(String options) {
        return PostgresStore.open(database.url() + options, database.user(), database.password());
    }

    @AfterEach
    void close() {
        one.close();
        two.close();
        database.close();
    }

    @Test
    void positionsAreDenseAndInOrderForTheReadersOfBoth() throws Exception {
        int all = 2 * WRITERS * ROUNDS;
        try (var threads = Executors.newFixedThreadPool(WRITERS + 2)) {
            List<Future<Boolean>> reading = List.of(
                    threads.submit(() -> Positions.dense(one.log(), all)),
                    threads.submit(() -> Positions.dense(two.log(), all)));
            List<Future<?>> writing = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                LicensingStore store = i % 2 == 0 ? one : two;
                writing.add(threads.submit(() -> appendPairs(store)));
            }
            for (Future<?> writer : writing) {
                writer.get();
            }
            assertThat(reading).allSatisfy(reader -> assertThat(reader.get()).isTrue());
        }
    }

    private static void appendPairs(LicensingStore store) {
        for (int i = 0; i < ROUNDS; i++) {
            UUID license = UUID.randomUUID();
            append(store, first(activated(license, "a")), first(assigned(license)));
        }
    }

    @Test
    void aPlaceInAStreamIsTakenOnceAmongAll() throws Exception {
        UUID license = UUID.randomUUID();
        AtomicInteger conflicts = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> writing = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                LicensingStore store = i % 2 == 0 ? one : two;
                writing.add(threads.submit(() -> appendToTheEnd(store, license, conflicts)));
            }
            for (Future<?> writer : writing) {
                writer.get();
            }
        }

        assertThat(conflicts.get()).isPositive();
        assertThat(one.log().history(license.toString()))
                .hasSize(WRITERS * ROUNDS)
                .extracting(event -> event.sequence() - event.position())
                .containsOnly(0L);
    }

    private static void appendToTheEnd(LicensingStore store, UUID license, AtomicInteger conflicts) {
        int done = 0;
        while (done < ROUNDS) {
            long last = AxonEventStore.over(store)
                    .lastSequenceNumberFor(license.toString())
                    .map(fromZero -> fromZero + 1)
                    .orElse(0L);
            try {
                append(store, nth(last + 1, activated(license, "m")));
                done++;
            } catch (StreamConflict e) {
                conflicts.incrementAndGet();
            }
        }
    }

    @Test
    void whatOthersAppendIsToldSoonAndCanBeRead() throws Exception {
        BlockingQueue<Long> told = new LinkedBlockingQueue<>();
        try (var listening = two.log().onAppended(told::add)) {
            assertThat(listening).isNotNull();
            append(one, first(activated(UUID.randomUUID(), "a")));

            assertThat(told.poll(10, SECONDS)).isEqualTo(1);
            assertThat(two.log().after(0, 10)).hasSize(1);
            assertThat(two.log().lastAppended()).as("by this process").isZero();

            append(two, first(activated(UUID.randomUUID(), "b")));
            assertThat(told.poll(10, SECONDS)).isEqualTo(2);
            append(one, first(activated(UUID.randomUUID(), "c")));
            assertThat(told.poll(10, SECONDS)).as("2 was told before").isEqualTo(3);
        }
    }

    @Test
    void whoHoldsTheWriteLockForTooLongMakesOthersFailRatherThanWait() throws Exception {
        try (PostgresStore impatient = open("?options=-c%20lock_timeout=200ms");
                Connection frozen = database.connect()) {
            frozen.setAutoCommit(false);
            frozen.createStatement().execute("SELECT pg_advisory_xact_lock(1818850164, 1)");

            assertThatThrownBy(() -> append(impatient, first(activated(UUID.randomUUID(), "a"))))
                    .isInstanceOf(StoreException.class)
                    .isNotInstanceOf(OutcomeUnknown.class)
                    .hasMessageContaining("another process");
            frozen.rollback();
            append(impatient, first(activated(UUID.randomUUID(), "a")));
        }
        assertThat(one.log().lastPosition()).isEqualTo(1);
    }

    @Test
    void aFrozenWriterLosesTheLock() throws Exception {
        try (PostgresStore freezing = open("?options=-c%20idle_in_transaction_session_timeout=200ms")) {
            append(freezing, first(activated(UUID.randomUUID(), "before")));
            assertThatThrownBy(() -> freezing.write(_ -> waitUntilTheServerEnds(freezing)))
                    .isInstanceOf(StoreException.class)
                    .isNotInstanceOf(OutcomeUnknown.class);
            append(one, first(activated(UUID.randomUUID(), "other")));
            append(freezing, first(activated(UUID.randomUUID(), "after")));
        }
        assertThat(one.log().lastPosition()).isEqualTo(3);
    }

    /** As a process that is stopped in the middle of a transaction would. */
    private void waitUntilTheServerEnds(PostgresStore freezing) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < deadline && isHeld(freezing)) {
            Thread.onSpinWait();
        }
    }

    private static boolean isHeld(LicensingStore store) {
        return store.read(connection -> {
            try (var held = connection
                    .createStatement()
                    .executeQuery("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = 1"
                            + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())")) {
                held.next();
                return held.getInt(1) > 0;
            }
        });
    }

    /**
     * A writer that hasn't heard of the erasure can't write under a destroyed key: its slot in the stream is
     * occupied.
     */
    @Test
    void whatOneErasesTheOtherNeitherReadsNorRevives() {
        UUID license = UUID.randomUUID();
        append(one, first(labelled(license, "a")));
        append(two, nth(2, labelled(license, "b")));
        append(one, nth(3, new TextsErased(license, Facts.AT)));

        assertThatThrownBy(() -> append(two, nth(3, labelled(license, "late")))).isInstanceOf(StreamConflict.class);
        append(two, nth(4, labelled(license, "c")));

        for (PostgresStore store : List.of(one, two)) {
            assertThat(store.log().history(license.toString()))
                    .extracting(RecordedEvent::event)
                    .containsExactly(
                            labelled(license, null),
                            labelled(license, null),
                            new TextsErased(license, Facts.AT),
                            labelled(license, "c"));
        }
    }

    private static LicenseActivated labelled(UUID license, String label) {
        return new LicenseActivated(license, "m", label, null, Facts.AT);
    }

    @Test
    void textsNeedTheSecretTheyWereSealedWith() {
        UUID license = UUID.randomUUID();
        byte[] secret = "a secret that is not in the database".getBytes();
        StoreSecrets secrets = new StoreSecrets(() -> secret, () -> secret);
        try (PostgresStore sealing = PostgresStore.open(database.url(), database.user(), database.password(), secrets);
                PostgresStore same =
                        PostgresStore.open(database.url(), database.user(), database.password(), secrets)) {
            append(sealing, first(labelled(license, "a")));

            assertThat(same.log().history(license.toString()).getFirst().event())
                    .isEqualTo(labelled(license, "a"));
            assertThat(one.log().history(license.toString()).getFirst().event()).isEqualTo(labelled(license, null));
        }
    }
}
