package io.lictor.store;

import io.lictor.event.RecordedEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Statements to run in the transaction of events, told where these came to stand. The same bounds hold as for
 * {@link SqlWork}; the positions are certain only once the transaction is.
 */
@FunctionalInterface
public non-sealed interface RecordedWork extends Joined {

    void run(Connection connection, List<RecordedEvent> recorded) throws SQLException;
}
