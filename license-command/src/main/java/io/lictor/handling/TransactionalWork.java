package io.lictor.handling;

import io.lictor.store.SqlUpdate;
import io.lictor.store.SqlUpdate.AppendedPosition;
import java.util.List;

/**
 * Rows to be written in the transaction of a command's events. Asked for once the command is decided and before anything is
 * written, and again if a conflict makes it be decided again; not asked for if the command appends no event.
 */
@FunctionalInterface
public interface TransactionalWork {

    TransactionalWork NOTHING = (_, _) -> List.of();

    /** {@code first} stands for the position of the command's first event, which the writer fills in. */
    List<SqlUpdate> updates(Outcome.Done<?> done, AppendedPosition first);
}
