package io.lictor.handling;

import io.lictor.store.Append;
import io.lictor.store.RecordedChanges;
import io.lictor.store.SqlUpdate;
import org.axonframework.commandhandling.CommandMessage;

/** What the commands of one unit of work append, one after the other: each is told of its own events only. */
final class AppendScope {

    private final Append append = Append.ofCurrentUnitOfWork();
    private int published;

    /** Changes a row in the transaction of the events. */
    void join(SqlUpdate change) {
        append.join(change);
    }

    /** {@code done} is what came of {@code message}, and its are the {@code count} events published last. */
    <S> Outcome.Done<S> record(CommandMessage<?> message, Outcome.Done<S> done, int count) {
        if (count > 0) {
            int from = published;
            int to = published + count;
            published = to;
            TransactionalWork work = CommandContext.withEvents(message);
            RecordedChanges told = recorded -> {
                done.placed().at(recorded.subList(from, to));
                return work.changes(done);
            };
            append.join(told);
        }
        return done;
    }
}
