package io.lictor.store;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Statements to run in a write transaction. Every writer waits while they run, so keep them few; the transaction is not
 * theirs to end: never commit, roll back or close.
 */
@FunctionalInterface
public interface SqlWork {

    void run(Connection connection) throws SQLException;
}
