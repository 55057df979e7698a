package io.lictor.handling.axon;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.lictor.event.LicenseEvent;
import io.lictor.event.RecordedEvent;
import io.lictor.event.Streams;
import io.lictor.handling.ConflictBackoff;
import io.lictor.handling.StaleDecision;
import io.lictor.license.License;
import io.lictor.license.LicenseFold;
import io.lictor.store.EventLog;
import io.lictor.store.LicensingStore;
import java.time.Instant;
import java.util.List;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;

/**
 * Axon's repository, remembering the licences it loaded lately, so that a busy one is not folded from its first event
 * for each of its commands. What it remembers are facts of committed events, never an aggregate that a failing append
 * has left ahead of its stream.
 *
 * <p>Where others append to the store too, it may be behind: what is appended then meets their events and is a conflict;
 * what is decided without an event is checked before it is answered. Either way the next try reads what came since.
 */
public final class LicenseRepository extends EventSourcingRepository<LicenseAggregate> {

    /** Approximate memory of a machine with its texts, in bytes. */
    private static final int BYTES = 400;

    /** Approximate memory of a licence without machines, counted in machines. */
    private static final int A_LICENCE = 3;

    /** A sixteenth of the heap, in machines. */
    private static final long MOST = Runtime.getRuntime().maxMemory() / 16 / BYTES;

    /** A licence after its first {@code version} events, to {@code last}; {@code inDoubt} whether there may be more. */
    private record Remembered(License license, Instant last, long version, boolean inDoubt) {

        Remembered doubted() {
            return new Remembered(license, last, version, true);
        }

        int weight() {
            return A_LICENCE
                    + (license instanceof License.Issued issued
                            ? issued.activations().size()
                            : 0);
        }
    }

    private final Cache<String, Remembered> remembered = Caffeine.newBuilder()
            .executor(Runnable::run) // its housekeeping is done sooner than handed to another thread
            .maximumWeight(MOST)
            .weigher((String streamId, Remembered entry) -> entry.weight())
            .build();
    private final EventStore eventStore;
    private final EventLog log;
    private final boolean isShared;

    public LicenseRepository(LicensingStore store, EventStore eventStore) {
        super(builder(LicenseAggregate.class).eventStore(eventStore));
        this.eventStore = eventStore;
        this.log = store.log();
        this.isShared = store.isShared();
    }

    @Override
    protected EventSourcedAggregate<LicenseAggregate> doLoadWithLock(String streamId, @Nullable Long expectedVersion) {
        log.damage().refuse(streamId);
        EventSourcedAggregate<LicenseAggregate> aggregate = loaded(streamId);
        if (aggregate.getAggregateRoot().license() instanceof License.Issued issued) {
            log.damage().refuse(Streams.product(issued.product()));
        }
        CurrentUnitOfWork.get().resources().put(loadedVersionOf(streamId), aggregate.version());
        return aggregate;
    }

    private EventSourcedAggregate<LicenseAggregate> loaded(String streamId) {
        Remembered entry = remembered.getIfPresent(streamId);
        if (entry == null) {
            return aggregate(streamId, read(streamId));
        }
        if (isShared && !entry.inDoubt() && CurrentUnitOfWork.get().getMessage().getPayload() instanceof LicenseBatch) {
            ConflictBackoff.forOthers();
        }
        remembered.put(streamId, entry.doubted()); // until this unit of work is committed
        EventSourcedAggregate<LicenseAggregate> aggregate = aggregate(streamId, entry);
        if (entry.inDoubt()) {
            catchUp(aggregate, entry.version());
        }
        return aggregate;
    }

    /** Folded here: Axon would look up a handler, and open a scope, for each of the events. */
    private Remembered read(String streamId) {
        List<RecordedEvent> history = log.history(streamId);
        if (history.isEmpty()) {
            throw new AggregateNotFoundException(streamId, "It has no events");
        }
        License license = License.NOT_ISSUED;
        Instant last = Instant.MIN;
        for (RecordedEvent recorded : history) {
            license = LicenseFold.evolve(license, (LicenseEvent) recorded.event());
            last = recorded.event().at().isAfter(last) ? recorded.event().at() : last;
        }
        return new Remembered(license, last, history.getLast().sequence(), false);
    }

    private EventSourcedAggregate<LicenseAggregate> aggregate(String streamId, Remembered entry) {
        return EventSourcedAggregate.reconstruct(
                new LicenseAggregate(streamId, entry.license(), entry.last()),
                aggregateModel(),
                entry.version() - 1,
                false,
                eventStore,
                NoSnapshotTriggerDefinition.TRIGGER);
    }

    /** Goes on from where it stands, so that a busy licence is not read whole again after each conflict. */
    private void catchUp(EventSourcedAggregate<LicenseAggregate> aggregate, long version) {
        DomainEventStream since = eventStore.readEvents(aggregate.identifierAsString(), version);
        if (since.hasNext()) {
            aggregate.initializeState(since);
            remembered.put(
                    aggregate.identifierAsString(), remembering(aggregate).doubted());
        }
    }

    @Override
    protected void doSaveWithLock(EventSourcedAggregate<LicenseAggregate> aggregate) {
        if (isShared && isUnchanged(aggregate)) {
            checkIsWhole(aggregate);
        }
        Remembered entry = remembering(aggregate);
        CurrentUnitOfWork.get().afterCommit(unit -> remembered.put(aggregate.identifierAsString(), entry));
    }

    private static boolean isUnchanged(EventSourcedAggregate<LicenseAggregate> aggregate) {
        Object loaded = CurrentUnitOfWork.get().getResource(loadedVersionOf(aggregate.identifierAsString()));
        return aggregate.version().equals(loaded);
    }

    private static String loadedVersionOf(String streamId) {
        return LicenseRepository.class.getName() + " loaded " + streamId;
    }

    private void checkIsWhole(EventSourcedAggregate<LicenseAggregate> aggregate) {
        String streamId = aggregate.identifierAsString();
        eventStore
                .lastSequenceNumberFor(streamId)
                .filter(last -> last > aggregate.version())
                .ifPresent(last -> {
                    throw new StaleDecision(streamId);
                });
    }

    private static Remembered remembering(EventSourcedAggregate<LicenseAggregate> aggregate) {
        return new Remembered(
                aggregate.getAggregateRoot().license(),
                aggregate.getAggregateRoot().last(),
                aggregate.version() + 1,
                false);
    }
}
