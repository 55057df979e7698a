package io.lictor.handling;

import io.lictor.store.SqlUpdate;
import java.util.List;

/**
 * What is changed in the transaction of a command's events, knowing what came of the command, and undone with them. It is
 * <b>not asked</b> where the command appends no event. See {@link io.lictor.store.RecordedChanges} for when it is.
 */
@FunctionalInterface
public interface TransactionalWork {

    TransactionalWork NOTHING = _ -> List.of();

    List<SqlUpdate> changes(Outcome.Done<?> done);
}
