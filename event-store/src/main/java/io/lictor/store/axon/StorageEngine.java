package io.lictor.store.axon;

import io.lictor.event.RecordedEvent;
import io.lictor.store.Append;
import io.lictor.store.StoreUnavailable;
import io.lictor.store.StreamConflict;
import io.lictor.store.append.Appender;
import io.lictor.store.append.EventRows;
import io.lictor.store.log.AppendNotifier;
import io.lictor.store.table.EventRow;
import io.lictor.store.table.EventTable;
import io.lictor.store.table.TextTable;
import io.lictor.store.texts.SealedTexts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

/** Axon's JDBC engine for reading; what is appended goes through the {@link Appender}. There are no snapshots. */
public final class StorageEngine extends JdbcEventStorageEngine {

    private static final int PAGE = 500;

    private final EventRows rows;
    private final SealedTexts texts;
    private final Appender appender;
    private final AppendNotifier commits;

    public StorageEngine(
            DataSource reading,
            PersistenceExceptionResolver resolver,
            Serializer serializer,
            EventUpcaster upcasters,
            EventRows rows,
            SealedTexts texts,
            Appender appender,
            AppendNotifier commits) {
        super(JdbcEventStorageEngine.builder()
                .connectionProvider(reading::getConnection)
                .transactionManager(NoTransactionManager.instance())
                .persistenceExceptionResolver(resolver)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .upcasterChain(upcasters)
                .dataType(String.class)
                .schema(EventTable.SCHEMA)
                .batchSize(PAGE)
                // a stream has no gaps, so a page that isn't full is the last: Axon's default asks once more
                .finalAggregateBatchPredicate(page -> page.size() < PAGE)
                .extendedGapCheckEnabled(false)
                .createHeadToken(EventTable::head)
                .createTailToken(EventTable::tail)
                .createTokenAt(EventTable::tokenAt)
                .lastSequenceNumberFor(EventTable::lastOf)
                .readEventDataForAggregate(EventTable::ofStream)
                .readEventDataWithoutGaps(EventTable::after));
        this.rows = rows;
        this.texts = texts;
        this.appender = appender;
        this.commits = commits;
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        Append append = Append.current();
        if (append.isDone()) {
            // Events published by a subscriber while the unit of work commits: they could no longer stand or fall
            // with the first ones.
            throw new IllegalStateException("The events of this unit of work are already appended");
        }
        List<EventRow> wanted = rows.of(events);
        Set<String> changed = wanted.stream().map(EventRow::streamId).collect(Collectors.toSet());
        List<RecordedEvent> recorded;
        try {
            recorded = appender.append(wanted, append.joined());
            rows.appended(wanted);
        } catch (StreamConflict e) {
            changed.add(e.streamId()); // by somebody else, or nothing would stand there
            throw e;
        } finally {
            commits.changed(Set.copyOf(changed));
        }
        append.done(recorded);
        commits.reached(recorded.getLast().position());
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(String streamId, long first, int batchSize) {
        return ours(() -> super.fetchDomainEvents(streamId, first, batchSize));
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken last, int batchSize) {
        return ours(() -> super.fetchTrackedEvents(last, batchSize));
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String streamId) {
        return ours(() -> super.lastSequenceNumberFor(streamId));
    }

    /** Axon's exception ends here: callers know the store's own. */
    private static <T> T ours(Supplier<T> read) {
        try {
            return read.get();
        } catch (EventStoreException e) {
            throw new StoreUnavailable("The event store could not be read: " + e.getMessage(), e);
        }
    }

    @Override
    @SuppressWarnings("unchecked") // our columns are texts
    protected <T> T readPayload(ResultSet row, String column) throws SQLException {
        T stored = super.readPayload(row, column);
        return column.equals(EventTable.SCHEMA.payloadColumn()) ? (T) withTexts((String) stored, row) : stored;
    }

    private String withTexts(String payload, ResultSet row) throws SQLException {
        return texts.join(
                payload,
                row.getBytes(TextTable.SEALED),
                row.getBytes(TextTable.SECRET),
                EventRow.place(
                        row.getString(EventTable.SCHEMA.aggregateIdentifierColumn()),
                        row.getLong(EventTable.SCHEMA.sequenceNumberColumn()) + 1));
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        return Stream.empty(); // Axon looks for one at every load
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        throw new UnsupportedOperationException("Streams are short: there are no snapshots");
    }
}
