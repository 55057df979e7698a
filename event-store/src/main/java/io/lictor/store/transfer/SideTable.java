package io.lictor.store.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The tables that change with the events and belong to them: moved as they are, so that nothing is done twice or never. */
enum SideTable {
    /** Tasks that the service has to do by itself, and when. */
    DUE("due", Column.text("license_id"), Column.text("task"), Column.number("due_at")),
    /** Answers by idempotency key; encrypted, so of use only with the same secrets. */
    ANSWER(
            "answer",
            Column.text("key_hash"),
            Column.text("request_hash"),
            Column.number("kept_at"),
            Column.bytes("sealed"),
            Column.numberIfAny("first_position")),
    /** Labels and reasons, beside their events; sealed, so of use only together with the keys and the same secrets. */
    TEXT("event_text", Column.number("event_position"), Column.text("license_id"), Column.bytes("sealed")),
    /** Keys of the texts, by licence. */
    TEXT_KEY("text_key", Column.text("license_id"), Column.bytes("secret")),
    /** The hashes of the log, so that it goes on where it was. */
    TILE("audit_tile", Column.number("level"), Column.number("tile"), Column.bytes("hashes")),
    /** Table of signed checkpoints. */
    CHECKPOINT("checkpoint", Column.number("size"), Column.text("note")),
    /** Table of recent rejections. */
    REFUSAL(
            "refusal",
            Column.text("id"),
            Column.number("refused_at"),
            Column.text("command"),
            Column.text("actor"),
            Column.text("token_id"),
            Column.text("correlation_id"),
            Column.text("license_id"),
            Column.text("customer"),
            Column.text("product"),
            Column.text("code"),
            Column.text("detail"),
            Column.text("facts"),
            Column.text("fingerprint"),
            Column.number("checks")),
    /** Fingerprints of the secrets that the events need; a start with others is refused. */
    SECRETS("secret_fingerprint", Column.text("name"), Column.text("fingerprint"));

    private record Column(String name, Type type) {

        enum Type {
            TEXT,
            NUMBER,
            NUMBER_IF_ANY,
            BYTES
        }

        static Column text(String name) {
            return new Column(name, Type.TEXT);
        }

        static Column number(String name) {
            return new Column(name, Type.NUMBER);
        }

        static Column numberIfAny(String name) {
            return new Column(name, Type.NUMBER_IF_ANY);
        }

        static Column bytes(String name) {
            return new Column(name, Type.BYTES);
        }
    }

    private final String table;
    private final List<Column> columns;

    SideTable(String table, Column... columns) {
        this.table = table;
        this.columns = List.of(columns);
    }

    String table() {
        return table;
    }

    static Optional<SideTable> named(String table) {
        return Arrays.stream(values())
                .filter(known -> known.table.equals(table))
                .findFirst();
    }

    String select() {
        return "SELECT " + names() + " FROM " + table + " ORDER BY 1, 2";
    }

    String insert() {
        return "INSERT INTO " + table + " (" + names() + ") VALUES ("
                + columns.stream().map(column -> "?").collect(Collectors.joining(", ")) + ")";
    }

    private String names() {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    void read(ResultSet row, ObjectNode line) throws SQLException {
        line.put("table", table);
        for (Column column : columns) {
            switch (column.type()) {
                case TEXT -> line.put(column.name(), row.getString(column.name()));
                case NUMBER -> line.put(column.name(), row.getLong(column.name()));
                case NUMBER_IF_ANY -> {
                    long number = row.getLong(column.name());
                    if (!row.wasNull()) {
                        line.put(column.name(), number);
                    }
                }
                case BYTES -> line.put(column.name(), row.getBytes(column.name()));
            }
        }
    }

    void bind(JsonNode line, PreparedStatement insert) throws SQLException, IOException {
        int place = 1;
        for (Column column : columns) {
            JsonNode value = line.path(column.name());
            switch (column.type()) {
                case TEXT -> insert.setString(place, value.isTextual() ? value.asText() : null);
                case NUMBER -> insert.setLong(place, value.asLong());
                case NUMBER_IF_ANY -> insert.setObject(place, value.isNumber() ? value.asLong() : null, Types.BIGINT);
                case BYTES -> insert.setBytes(place, value.binaryValue());
            }
            place++;
        }
    }
}
