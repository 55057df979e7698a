package io.lictor.store.append;

import io.lictor.store.SqlUpdate;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Changes of many requests that are sent together: one round trip for all that go by the same statement, as far as the order
 * of each request allows.
 */
public final class SqlBatch {

    private record RoundTrip(String sql, List<SqlUpdate> changes) {}

    private final List<RoundTrip> roundTrips = new ArrayList<>();
    private final Map<String, Integer> lastBySql = new HashMap<>();

    /** No change of the present request may go before this round trip. */
    private int earliest;

    /** Begins the updates of another request. */
    void begin() {
        earliest = 0;
    }

    void add(SqlUpdate change) {
        int roundTrip = lastBySql.getOrDefault(change.sql(), -1);
        if (roundTrip < earliest) {
            roundTrip = roundTrips.size();
            roundTrips.add(new RoundTrip(change.sql(), new ArrayList<>()));
            lastBySql.put(change.sql(), roundTrip);
        }
        roundTrips.get(roundTrip).changes().add(change);
        earliest = roundTrip;
    }

    /** Does all of them, and forgets them. */
    public void run(Connection connection) throws SQLException {
        for (RoundTrip roundTrip : roundTrips) {
            send(roundTrip, connection);
        }
        roundTrips.clear();
        lastBySql.clear();
        earliest = 0;
    }

    private static void send(RoundTrip roundTrip, Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(roundTrip.sql())) {
            for (SqlUpdate change : roundTrip.changes()) {
                List<Object> values = change.values();
                for (int i = 0; i < values.size(); i++) {
                    statement.setObject(i + 1, values.get(i));
                }
                statement.addBatch();
            }
            int[] changed = statement.executeBatch();
            for (int i = 0; i < changed.length; i++) {
                roundTrip.changes().get(i).hasChanged(changed[i]);
            }
        }
    }
}
