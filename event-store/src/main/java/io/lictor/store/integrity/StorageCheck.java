package io.lictor.store.integrity;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Check of a database's own soundness. */
public interface StorageCheck {

    /** A connection that has read nothing yet, to be closed. */
    Connection connect() throws SQLException;

    /** Returns faults in the database's words. Takes its time, and lets others have theirs. */
    List<String> faults(Connection connection) throws SQLException;

    /** The last position that was ever given, as far as something beside the events tells. */
    long lastGiven(Connection connection) throws SQLException;

    /** Returns whether a statement failed because stored data are damaged. */
    boolean isDamage(SQLException failure);

    /** Returns the name that people have for the database: file or database. */
    String name();
}
