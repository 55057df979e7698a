package io.lictor.store.postgres;

import static io.lictor.store.Facts.activated;
import static io.lictor.store.Facts.assigned;
import static io.lictor.store.Facts.first;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lictor.store.Facts;
import io.lictor.store.OutcomeUnknown;
import io.lictor.store.StoreException;
import io.lictor.store.StoredEvent;
import io.lictor.testing.PostgresServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The database goes away under load and comes back: what was said of each append is true, and all goes on by itself. */
@Timeout(180)
class PostgresWeatherTest {

    private static final int WRITERS = 8;
    private static final Duration PAUSE = Duration.ofMillis(2);

    enum Weather {
        STOPPED(PostgresServer::stop),
        KILLED(PostgresServer::kill);

        private final Consumer<PostgresServer> strikes;

        Weather(Consumer<PostgresServer> strikes) {
            this.strikes = strikes;
        }
    }

    /** Answer to the appender of a licence and its key. */
    private enum Told {
        DONE,
        NOT_DONE,
        UNKNOWN
    }

    private final PostgresServer server = PostgresServer.start();
    private final PostgresStore store = PostgresStore.open(server.url("postgres"), PostgresServer.USER, null);
    private final Map<UUID, Told> told = new ConcurrentHashMap<>();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicBoolean enough = new AtomicBoolean();

    @AfterEach
    void close() {
        enough.set(true);
        store.close();
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void whatWasSaidIsTrueAndAllGoesOn(Weather weather) throws Exception {
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> writing = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                writing.add(threads.submit(this::appendUntilEnough));
            }
            for (int round = 0; round < 2; round++) {
                await(() -> done.get() > 100);
                weather.strikes.accept(server);
                failed.set(0);
                await(() -> failed.get() > WRITERS);
                assertThatThrownBy(() -> store.log().lastPosition()).isInstanceOf(StoreException.class);
                server.startAgain();
                done.set(0);
            }
            await(() -> done.get() > 100);
            enough.set(true);
            for (Future<?> writer : writing) {
                writer.get();
            }
        }

        await(this::canRead);
        List<StoredEvent> events = store.log().after(0, Integer.MAX_VALUE);
        assertThat(events.getLast().position()).isEqualTo(events.size());
        Set<UUID> there = whole(events);
        assertThat(there).containsAll(those(Told.DONE)).doesNotContainAnyElementsOf(those(Told.NOT_DONE));
        assertThat(those(Told.UNKNOWN)).hasSizeLessThanOrEqualTo(2 * WRITERS);
        assertThat(told.keySet()).containsAll(there);
    }

    /** The pool of readers looks for the server ever more seldom while it is away, so writers may be back before. */
    private boolean canRead() {
        try {
            return store.log().lastPosition() > 0;
        } catch (StoreException e) {
            return false;
        }
    }

    private void appendUntilEnough() {
        while (!enough.get()) {
            UUID license = UUID.randomUUID();
            long begun = System.nanoTime();
            told.put(license, append(license));
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .as("nobody waits for ever")
                    .isLessThan(Duration.ofSeconds(15));
        }
    }

    private Told append(UUID license) {
        try {
            Facts.append(store, first(activated(license, "a")), first(assigned(license)));
            done.incrementAndGet();
            return Told.DONE;
        } catch (OutcomeUnknown e) {
            failed.incrementAndGet();
            return Told.UNKNOWN;
        } catch (StoreException e) {
            failed.incrementAndGet();
            return Told.NOT_DONE;
        }
    }

    private Set<UUID> those(Told answer) {
        return told.entrySet().stream()
                .filter(entry -> entry.getValue() == answer)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The licences that are there, each once and with its key. */
    private static Set<UUID> whole(List<StoredEvent> events) {
        Set<String> streams = new HashSet<>();
        events.forEach(event -> assertThat(streams.add(event.streamId())).isTrue());
        Set<UUID> licenses = streams.stream()
                .filter(stream -> !stream.startsWith("key:"))
                .map(UUID::fromString)
                .collect(Collectors.toSet());
        assertThat(streams).hasSize(2 * licenses.size());
        return licenses;
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            LockSupport.parkNanos(PAUSE.toNanos()); // the server wants the processors
        }
    }
}
