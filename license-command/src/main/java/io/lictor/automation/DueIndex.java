package io.lictor.automation;

import io.lictor.license.License;
import io.lictor.store.LicensingStore;
import io.lictor.store.SqlUpdate;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Table of what the service has to do for licences by itself: one row per licence and task, changed in the transaction of
 * the events that move the instant. So no licence is ever scanned for it, and none is forgotten.
 *
 * <pre>
 *  events ──▶ due at t ── t has come: claimed ──▶ due at t + lease ── done ──▶ (no row)
 *                ▲                                    │ the claimant died, or failed
 *                └────────────────────────────────────┘ and put it off
 * </pre>
 */
public final class DueIndex {

    /** Task of the service. */
    enum Task {
        ANNOUNCE_PASSED_INSTANTS,

        /** Task for a licence that was upgraded: those that took its place are over. */
        RECORD_REVERTED_UPGRADE,

        /**
         * Task for a successor, put there by older releases, which did not tell the licence it replaced when it ends. None
         * is added any more, and those that are left are done at the start.
         */
        REVERT_UPGRADE
    }

    /** A task of a licence and the instant from which it is due. */
    record Due(UUID licenseId, Task task, Instant dueAt) {}

    /** A task that was taken, and until when. */
    record Claim(Due due, Instant until) {

        /** The task as the index has it while it is taken. */
        Due taken() {
            return new Due(due.licenseId(), due.task(), until);
        }
    }

    private static final String PUT = "INSERT INTO due (license_id, task, due_at) VALUES (?, ?, ?)"
            + " ON CONFLICT (license_id, task) DO UPDATE SET due_at = excluded.due_at";
    private static final String REMOVE = "DELETE FROM due WHERE license_id = ? AND task = ?";
    private static final String MOVE = "UPDATE due SET due_at = ? WHERE license_id = ? AND task = ? AND due_at = ?";

    private final LicensingStore store;

    public DueIndex(LicensingStore store) {
        this.store = store;
    }

    /** Returns the updates of the index that follow from a change of the licence; mostly none. */
    public List<SqlUpdate> follow(UUID licenseId, License before, License now) {
        List<SqlUpdate> changes = new ArrayList<>();
        for (Task task : Task.values()) {
            Optional<Instant> due = dueAt(task, now);
            if (!due.equals(dueAt(task, before))) {
                changes.add(due.map(instant -> put(new Due(licenseId, task, instant)))
                        .orElseGet(() -> remove(licenseId, task)));
            }
        }
        return changes;
    }

    private static Optional<Instant> dueAt(Task task, License license) {
        return license instanceof License.Issued issued ? dueAt(task, issued) : Optional.empty();
    }

    private static Optional<Instant> dueAt(Task task, License.Issued license) {
        return switch (task) {
            case ANNOUNCE_PASSED_INSTANTS -> AutomationRules.nextDue(license);
            case RECORD_REVERTED_UPGRADE -> Optional.ofNullable(license.rightReturnsAt());
            case REVERT_UPGRADE -> Optional.empty();
        };
    }

    private static SqlUpdate put(Due due) {
        return new SqlUpdate(
                PUT,
                List.of(
                        due.licenseId().toString(),
                        due.task().name(),
                        due.dueAt().toEpochMilli()));
    }

    private static SqlUpdate remove(UUID licenseId, Task task) {
        return new SqlUpdate(REMOVE, List.of(licenseId.toString(), task.name()));
    }

    /** Returns up to {@code limit} tasks of a sort behind a licence, due or not, by licence. */
    List<Due> all(Task task, @Nullable UUID behind, int limit) {
        return store.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("SELECT license_id, task, due_at FROM due"
                    + " WHERE task = ? AND license_id > ? ORDER BY license_id LIMIT ?")) {
                statement.setString(1, task.name());
                statement.setString(2, behind == null ? "" : behind.toString());
                statement.setInt(3, limit);
                return read(statement);
            }
        });
    }

    /** Returns up to {@code limit} tasks that are due at {@code now}, the longest due first. */
    List<Due> dueAt(Instant now, int limit) {
        return store.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "SELECT license_id, task, due_at FROM due WHERE due_at <= ? ORDER BY due_at LIMIT ?")) {
                statement.setLong(1, now.toEpochMilli());
                statement.setInt(2, limit);
                return read(statement);
            }
        });
    }

    private static List<Due> read(PreparedStatement statement) throws SQLException {
        List<Due> due = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                due.add(new Due(
                        UUID.fromString(rows.getString(1)),
                        Task.valueOf(rows.getString(2)),
                        Instant.ofEpochMilli(rows.getLong(3))));
            }
        }
        return due;
    }

    /**
     * Takes the tasks that nobody has taken or moved since they were found: they are due again at {@code until}, should
     * who took them not come to their end. Of several instances that find a task one gets it.
     */
    List<Claim> claim(List<Due> found, Instant until) {
        List<Claim> claims = new ArrayList<>();
        store.write(connection -> {
            claims.clear(); // a transaction may be run again
            try (PreparedStatement statement = connection.prepareStatement(MOVE)) {
                for (Due due : found) {
                    bindMove(statement, due, until);
                    statement.addBatch();
                }
                int[] moved = statement.executeBatch();
                for (int i = 0; i < moved.length; i++) {
                    if (moved[i] > 0) {
                        claims.add(new Claim(found.get(i), until));
                    }
                }
            }
        });
        return claims;
    }

    /** Forgets a task that was done, unless the licence has moved it in the meantime. */
    void done(Due due) {
        store.write(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("DELETE FROM due WHERE license_id = ? AND task = ? AND due_at = ?")) {
                statement.setString(1, due.licenseId().toString());
                statement.setString(2, due.task().name());
                statement.setLong(3, due.dueAt().toEpochMilli());
                statement.executeUpdate();
            }
        });
    }

    /** Puts off a task that failed, so that it does not stand in the way of the others; unless the licence has moved it. */
    void putOff(Due due, Instant until) {
        store.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(MOVE)) {
                bindMove(statement, due, until);
                statement.executeUpdate();
            }
        });
    }

    private static void bindMove(PreparedStatement statement, Due due, Instant to) throws SQLException {
        statement.setLong(1, to.toEpochMilli());
        statement.setString(2, due.licenseId().toString());
        statement.setString(3, due.task().name());
        statement.setLong(4, due.dueAt().toEpochMilli());
    }
}
