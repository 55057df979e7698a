package io.lictor.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What a database can say of its own soundness. */
interface StorageCheck {

    /** A connection that has read nothing yet, to be closed. */
    Connection connect() throws SQLException;

    /** What is wrong, in the database's words; takes its time, and lets others have theirs. */
    List<String> faults(Connection connection) throws SQLException;

    /** The last position that was ever given, as far as something beside the events tells. */
    long lastGiven(Connection connection) throws SQLException;

    /** Whether a statement failed because what is stored is damaged. */
    boolean isDamage(SQLException failure);

    /** What a person calls that which holds the tables. */
    String name();
}
