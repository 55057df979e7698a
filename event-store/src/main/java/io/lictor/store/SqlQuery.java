package io.lictor.store;

import java.sql.Connection;
import java.sql.SQLException;

/** A question to the database and its answer; the connection goes back when it is answered. */
@FunctionalInterface
public interface SqlQuery<T> {

    T ask(Connection connection) throws SQLException;
}
