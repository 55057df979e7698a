package io.lictor.store.append;

import io.lictor.event.RecordedEvent;
import io.lictor.store.Damage;
import io.lictor.store.OutcomeUnknown;
import io.lictor.store.SqlUpdate;
import io.lictor.store.SqlWork;
import io.lictor.store.StoreException;
import io.lictor.store.TransactionParticipant;
import io.lictor.store.table.EventRow;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Appender before the writing one: nothing is written to a damaged store until an operator has accepted the damage. */
public final class GuardedAppender implements Appender {

    private final Appender appender;
    private final Damage damage;

    public GuardedAppender(Appender appender, Damage damage) {
        this.appender = appender;
        this.damage = damage;
    }

    @Override
    public List<RecordedEvent> append(List<EventRow> rows, List<TransactionParticipant> joined) {
        return guarded(() -> appender.append(rows, joined));
    }

    @Override
    public void write(SqlWork work) {
        guarded(() -> {
            appender.write(work);
            return List.of();
        });
    }

    @Override
    public void write(SqlUpdate change) {
        guarded(() -> {
            appender.write(change);
            return List.of();
        });
    }

    private List<RecordedEvent> guarded(Supplier<List<RecordedEvent>> write) {
        damage.refuseWrites();
        try {
            return write.get();
        } catch (OutcomeUnknown e) {
            throw e;
        } catch (StoreException e) {
            throw e.getCause() instanceof SQLException failure
                    ? damage.failed("The event store could not be written", failure)
                    : e;
        }
    }

    @Override
    public Optional<String> failing() {
        return appender.failing();
    }

    @Override
    public void close() {
        appender.close();
    }
}
