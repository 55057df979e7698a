package io.lictor.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Changes of many requests that are sent together: one journey for all that go by the same statement, as far as the order
 * of each request allows.
 */
final class RowChanges {

    private record Journey(String sql, List<RowChange> changes) {}

    private final List<Journey> journeys = new ArrayList<>();
    private final Map<String, Integer> lastBySql = new HashMap<>();

    /** No change of the present request may go before this journey. */
    private int earliest;

    /** What is added from now on is another request's. */
    void begin() {
        earliest = 0;
    }

    void add(RowChange change) {
        int journey = lastBySql.getOrDefault(change.sql(), -1);
        if (journey < earliest) {
            journey = journeys.size();
            journeys.add(new Journey(change.sql(), new ArrayList<>()));
            lastBySql.put(change.sql(), journey);
        }
        journeys.get(journey).changes().add(change);
        earliest = journey;
    }

    /** Does all of them, and forgets them. */
    void run(Connection connection) throws SQLException {
        for (Journey journey : journeys) {
            send(journey, connection);
        }
        journeys.clear();
        lastBySql.clear();
        earliest = 0;
    }

    private static void send(Journey journey, Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(journey.sql())) {
            for (RowChange change : journey.changes()) {
                List<Object> values = change.values();
                for (int i = 0; i < values.size(); i++) {
                    statement.setObject(i + 1, values.get(i));
                }
                statement.addBatch();
            }
            int[] changed = statement.executeBatch();
            for (int i = 0; i < changed.length; i++) {
                journey.changes().get(i).hasChanged(changed[i]);
            }
        }
    }
}
