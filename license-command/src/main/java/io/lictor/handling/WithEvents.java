package io.lictor.handling;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What is done in the transaction of a command's events, knowing what came of the command, and undone with them. It is
 * <b>not run</b> where the command appends no event. See {@link io.lictor.store.SqlWork} for what it may do.
 */
@FunctionalInterface
public interface WithEvents {

    WithEvents NOTHING = (connection, done) -> {};

    void run(Connection connection, Outcome.Done<?> done) throws SQLException;
}
