package io.lictor.store;

import static io.lictor.store.Facts.activated;
import static io.lictor.store.Facts.append;
import static io.lictor.store.Facts.appendWith;
import static io.lictor.store.Facts.assigned;
import static io.lictor.store.Facts.first;
import static io.lictor.store.Facts.inUnitOfWork;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lictor.event.Event;
import io.lictor.store.SqlUpdate.AppendedPosition;
import io.lictor.store.axon.AxonEventStore;
import io.lictor.store.axon.UnitOfWorkAppend;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Duties of every event store towards work that joins the events' transaction. */
abstract class JoinedWorkContract extends TextsContract {

    private final UUID license = UUID.randomUUID();

    @BeforeEach
    void makeTable() {
        store.write(
                connection -> connection.createStatement().executeUpdate("CREATE TABLE note (text TEXT PRIMARY KEY)"));
    }

    @Test
    void isDoneWithTheEvents() {
        appendWith(store, List.of(note("due"), note("asked")), first(activated(license, "a")));

        assertThat(notes()).containsExactly("asked", "due");
        assertThat(store.log().lastPosition()).isEqualTo(1);
    }

    @Test
    void takesTheEventsWithItWhenItFails() {
        SqlUpdate failing = new SqlUpdate("INSERT INTO nowhere VALUES (1)", List.of());
        assertThatThrownBy(() -> appendWith(store, List.of(note("due"), failing), first(activated(license, "a"))))
                .isInstanceOf(StoreException.class);
        SqlUpdate throwing =
                new SqlUpdate("DELETE FROM note WHERE text = 'none'", List.of(), () -> new IllegalStateException("no"));
        assertThatThrownBy(() -> appendWith(store, List.of(note("due"), throwing), first(activated(license, "a"))))
                .isInstanceOf(IllegalStateException.class);

        assertThat(notes()).isEmpty();
        assertThat(store.log().lastPosition()).isZero();
        assertThat(store.log().lastAppended()).isZero();
    }

    @Test
    void aDuplicateOfItsOwnIsNoConflictOfTheStream() {
        store.write(note("due"));

        assertThatThrownBy(() -> appendWith(store, List.of(note("due")), first(activated(license, "a"))))
                .isInstanceOf(StoreException.class);

        assertThat(store.log().lastPosition()).isZero();
    }

    @Test
    void whatReliesOnAStreamIsAppendedUnlessTheStreamHasMore() {
        UUID other = UUID.randomUUID();
        String stream = Facts.streamOf(first(activated(other, "x")));
        relyingOn(stream, 0, first(activated(license, "a")));
        append(store, first(activated(other, "x")));

        List<Set<String>> told = new ArrayList<>();
        try (var _ = store.log().onChanged(told::add)) {
            assertThatExceptionOfType(StreamConflict.class)
                    .isThrownBy(() -> relyingOn(stream, 0, Facts.nth(2, activated(license, "b"))))
                    .satisfies(conflict -> assertThat(conflict.streamId()).isEqualTo(stream));
        }
        assertThat(told)
                .singleElement()
                .satisfies(streams -> assertThat(streams).contains(stream));
        assertThat(store.log().lastPosition()).isEqualTo(2);

        relyingOn(stream, 1, Facts.nth(2, activated(license, "b")));
        assertThat(store.log().lastPosition()).isEqualTo(3);
    }

    /** Both wait for the writer: were they written together, the second would not see what the first has changed. */
    @Test
    void whatReliesOnAStreamMeetsWhatWaitsInFrontOfIt() throws Exception {
        UUID other = UUID.randomUUID();
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch busy = new CountDownLatch(1);
        var occupied = CompletableFuture.runAsync(() -> store.write(_ -> {
            busy.countDown();
            uninterruptibly(go);
        }));
        busy.await();
        var first = waiting(() -> append(store, first(activated(other, "x"))));
        var second = waiting(
                () -> relyingOn(Facts.streamOf(first(activated(other, "x"))), 0, first(activated(license, "a"))));
        go.countDown();
        occupied.join();

        assertThat(first.get()).isNull();
        assertThat(second.get()).isInstanceOf(StreamConflict.class);
        assertThat(store.log().lastPosition()).isEqualTo(1);
    }

    /** Starts the work and returns its failure, or null. */
    private static FutureTask<@Nullable Throwable> waiting(Runnable work) {
        FutureTask<@Nullable Throwable> failure = new FutureTask<>(() -> {
            try {
                work.run();
                return null;
            } catch (RuntimeException e) {
                return e;
            }
        });
        Thread thread = Thread.ofPlatform().start(failure);
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        return failure;
    }

    private void relyingOn(String stream, long version, DomainEventMessage<Event> event) {
        inUnitOfWork(() -> {
            Append append = UnitOfWorkAppend.current();
            append.relyOn(stream, version);
            AxonEventStore.over(store).publish(event);
            return append;
        });
    }

    @Test
    void isUndoneWhenAnEventIsInTheWay() {
        append(store, first(activated(license, "a")));

        assertThatThrownBy(() -> appendWith(store, List.of(note("due")), first(activated(license, "b"))))
                .isInstanceOf(StreamConflict.class);

        assertThat(notes()).isEmpty();
    }

    @Test
    void isNotDoneWithoutAnEvent() {
        assertThat(appendWith(store, List.of(note("due")))).isEmpty();

        assertThat(notes()).isEmpty();
    }

    @Test
    void seesTheEventsItJoins() {
        append(store, first(activated(UUID.randomUUID(), "other")));
        SqlUpdate look = new SqlUpdate(
                "INSERT INTO note SELECT CAST(max(position) AS TEXT) || CAST(? AS TEXT) || CAST(? AS TEXT) FROM event",
                List.of(new AppendedPosition(0), new AppendedPosition(1)));
        appendWith(store, List.of(look), first(activated(license, "a")), first(assigned(license)));

        assertThat(notes()).containsExactly("323");
    }

    @Test
    void workOfAWriteCannotWriteThroughTheStoreItself() {
        assertThatThrownBy(() -> store.write(_ -> store.write(note("nested"))))
                .isInstanceOf(IllegalStateException.class);

        store.write(note("afterwards"));
        assertThat(notes()).containsExactly("afterwards");
    }

    @Test
    void comesTooLateOnceTheEventsAreAppended() {
        Append append = inUnitOfWork(() -> {
            AxonEventStore.over(store).publish(first(activated(license, "a")));
            return UnitOfWorkAppend.current();
        });

        assertThatThrownBy(() -> append.join(note("late"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void unitsOfWorkWithinAnotherShareItsAppend() {
        List<Long> commits = new ArrayList<>();
        store.log().onAppended(commits::add);

        EventStore events = AxonEventStore.over(store);
        Append outer = inUnitOfWork(() -> {
            Append append = UnitOfWorkAppend.current();
            DefaultUnitOfWork.startAndGet(new GenericCommandMessage<>("inner")).execute(() -> {
                UnitOfWorkAppend.current().join(note("inner"));
                events.publish(first(activated(license, "a")));
            });
            assertThat(append.recorded()).isEmpty();
            events.publish(first(assigned(license)));
            return append;
        });

        assertThat(outer.recorded()).hasSize(2);
        assertThat(commits).containsExactly(2L);
        assertThat(notes()).containsExactly("inner");
    }

    @Test
    void aChangeThatMustFindARowTakesTheEventsWithIt() {
        SqlUpdate change = new SqlUpdate(
                "DELETE FROM note WHERE text = ?", List.of("due"), () -> new IllegalStateException("nothing is due"));

        assertThatThrownBy(() -> appendWith(store, List.of(change), first(activated(license, "a"))))
                .hasMessage("nothing is due");
        assertThat(store.log().lastPosition()).isZero();

        store.write(note("due"));
        appendWith(store, List.of(change), first(activated(license, "a")));
        assertThat(notes()).isEmpty();
        assertThat(store.log().lastPosition()).isEqualTo(1);
    }

    @Test
    void aWriteOfItsOwnIsWholeOrNothing() {
        assertThatThrownBy(() -> store.write(connection -> {
                    connection.createStatement().executeUpdate("INSERT INTO note VALUES ('first')");
                    connection.createStatement().executeUpdate("INSERT INTO note VALUES ('first')");
                }))
                .isInstanceOf(StoreException.class);

        assertThat(notes()).isEmpty();
    }

    @Test
    void whatIsReadCannotBeWritten() {
        assertThatThrownBy(() -> store.<Integer>read(
                        connection -> connection.createStatement().executeUpdate("DELETE FROM note")))
                .isInstanceOf(StoreException.class);
    }

    private static SqlUpdate note(String text) {
        return new SqlUpdate("INSERT INTO note VALUES (?)", List.of(text));
    }

    private List<String> notes() {
        return store.read(connection -> {
            try (var result = connection.createStatement().executeQuery("SELECT text FROM note ORDER BY text")) {
                List<String> notes = new ArrayList<>();
                while (result.next()) {
                    notes.add(result.getString(1));
                }
                return notes;
            }
        });
    }
}
