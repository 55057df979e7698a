package io.lictor.store.rejections;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of refusals, in SQL that both databases understand. Ids are ordered by time, so their order is the table's. */
final class RejectionTable {

    private static final String COLUMNS =
            "id, refused_at, command, actor, token_id, correlation_id, license_id, customer, product, code, detail, facts,"
                    + " fingerprint, checks";
    private static final String INSERT =
            "INSERT INTO refusal (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String KEEP = INSERT + " ON CONFLICT (id) DO NOTHING";
    private static final String ADD = INSERT
            + " ON CONFLICT (id) DO UPDATE SET checks = refusal.checks + excluded.checks,"
            + " customer = excluded.customer, fingerprint = excluded.fingerprint,"
            + " refused_at = CASE WHEN excluded.refused_at > refusal.refused_at"
            + " THEN excluded.refused_at ELSE refusal.refused_at END";
    private static final String CHECK = "Validate";
    private static final String SOFTWARE = "software";

    /** Kind of a row: a command, or counted checks. */
    enum Kind {
        COMMAND("checks = 0"),
        CHECKS("checks > 0");

        private final String condition;

        Kind(String condition) {
            this.condition = condition;
        }
    }

    private RejectionTable() {}

    /** Adds counts to those that are there. */
    static void add(Connection connection, List<RejectedChecks> counts) throws SQLException {
        try (PreparedStatement add = connection.prepareStatement(ADD)) {
            for (RejectedChecks checks : counts) {
                add.setString(1, checks.id().toString());
                add.setLong(2, checks.at().toEpochMilli());
                add.setString(3, CHECK);
                add.setString(4, SOFTWARE);
                add.setString(5, null);
                add.setString(6, "");
                add.setString(7, checks.licenseId().toString());
                add.setString(8, checks.customer());
                add.setString(9, checks.product());
                add.setString(10, checks.code());
                add.setString(11, "");
                add.setString(12, "{}");
                add.setString(13, checks.fingerprint());
                add.setLong(14, checks.count());
                add.addBatch();
            }
            add.executeBatch();
        }
    }

    static void insert(Connection connection, List<RejectionRecord> refusals) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(KEEP)) {
            for (RejectionRecord refusal : refusals) {
                insert.setString(1, refusal.id().toString());
                insert.setLong(2, refusal.at().toEpochMilli());
                insert.setString(3, refusal.command());
                insert.setString(4, refusal.actor());
                insert.setString(5, refusal.tokenId());
                insert.setString(6, refusal.correlationId());
                insert.setString(7, text(refusal.licenseId()));
                insert.setString(8, refusal.customer());
                insert.setString(9, refusal.product());
                insert.setString(10, refusal.code());
                insert.setString(11, refusal.detail());
                insert.setString(12, refusal.facts());
                insert.setString(13, refusal.fingerprint());
                insert.setLong(14, 0);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    static List<StoredRejection> select(Connection connection, RejectionFilter filter, int limit) throws SQLException {
        List<String> conditions = new ArrayList<>(List.of("id IS NOT NULL"));
        List<Object> values = new ArrayList<>();
        add("license_id = ?", text(filter.licenseId()), conditions, values);
        add("customer = ?", filter.customer(), conditions, values);
        add("code = ?", filter.code(), conditions, values);
        add("fingerprint = ?", filter.fingerprint(), conditions, values);
        add("refused_at >= ?", millis(filter.from()), conditions, values);
        add("refused_at < ?", millis(filter.until()), conditions, values);
        add("id < ?", text(filter.before()), conditions, values);
        if (filter.products() != null) {
            int products = filter.products().size();
            conditions.add("product IN (" + String.join(", ", Collections.nCopies(products, "?")) + ")");
            values.addAll(filter.products());
        }
        values.add(limit);
        String sql = "SELECT " + COLUMNS + " FROM refusal WHERE " + String.join(" AND ", conditions)
                + " ORDER BY id DESC LIMIT ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                select.setObject(i + 1, values.get(i));
            }
            return read(select);
        }
    }

    private static void add(String condition, @Nullable Object value, List<String> conditions, List<Object> values) {
        if (value != null) {
            conditions.add(condition);
            values.add(value);
        }
    }

    private static List<StoredRejection> read(PreparedStatement select) throws SQLException {
        List<StoredRejection> refusals = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                refusals.add(row.getLong(14) > 0 ? checks(row) : command(row));
            }
        }
        return refusals;
    }

    private static RejectionRecord command(ResultSet row) throws SQLException {
        String licenseId = row.getString(7);
        return new RejectionRecord(
                UUID.fromString(row.getString(1)),
                Instant.ofEpochMilli(row.getLong(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                licenseId == null ? null : UUID.fromString(licenseId),
                row.getString(8),
                row.getString(9),
                row.getString(13),
                row.getString(10),
                row.getString(11),
                row.getString(12));
    }

    private static RejectedChecks checks(ResultSet row) throws SQLException {
        return new RejectedChecks(
                UUID.fromString(row.getString(1)),
                Instant.ofEpochMilli(row.getLong(2)),
                UUID.fromString(row.getString(7)),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(13),
                row.getLong(14));
    }

    /** The oldest one of a kind that is among the newest {@code most}; empty if there are no more than that. */
    static Optional<String> oldestOf(Connection connection, Kind kind, int most) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT id FROM refusal WHERE " + kind.condition + " ORDER BY id DESC LIMIT 2 OFFSET ?")) {
            select.setInt(1, most - 1);
            try (ResultSet row = select.executeQuery()) {
                Optional<String> last = row.next() ? Optional.of(row.getString(1)) : Optional.empty();
                return row.next() ? last : Optional.empty();
            }
        }
    }

    /** Forgets those before an instant, of the {@code atOnce} oldest; returns how many. */
    static int forget(Connection connection, Instant before, int atOnce) throws SQLException {
        return forget(connection, "checks >= 0", "refused_at < ?", before.toEpochMilli(), atOnce);
    }

    /** Forgets those older than the one of this id, of the {@code atOnce} oldest of a kind; returns how many. */
    static int forget(Connection connection, Kind kind, String olderThan, int atOnce) throws SQLException {
        return forget(connection, kind.condition, "id < ?", olderThan, atOnce);
    }

    private static int forget(Connection connection, String among, String condition, Object value, int atOnce)
            throws SQLException {
        String oldest = "SELECT id FROM refusal WHERE " + among + " ORDER BY id LIMIT ?";
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM refusal WHERE id IN (" + oldest + ") AND " + condition)) {
            delete.setInt(1, atOnce);
            delete.setObject(2, value);
            return delete.executeUpdate();
        }
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }
}
