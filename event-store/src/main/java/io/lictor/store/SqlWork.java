package io.lictor.store;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Statements to run in a write transaction. Every writer waits while they run, each of them for a round trip to the database,
 * so keep them few, and use a {@link SqlUpdate} where that will do; the transaction is not theirs to end: never commit,
 * roll back or close.
 */
@FunctionalInterface
public non-sealed interface SqlWork extends TransactionParticipant {

    void run(Connection connection) throws SQLException;
}
