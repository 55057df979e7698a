package io.lictor.store.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lictor.store.LicensingStore;
import io.lictor.store.directory.DataDirectory;
import io.lictor.store.postgres.PostgresStore;
import io.lictor.store.sqlite.SqliteStore;
import io.lictor.testing.TestDatabase;
import io.lictor.testing.TestPostgres;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransferTest {

    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");
    private static final Progress QUIET = (done, ofAll) -> {};

    /** As no serialiser would write it: spaces, an order, escapes and a number that mean the same in other letters. */
    private static final String ODD = "{ \"b\" : 1.50, \"a\":\"\\u00e9 é \\\"𝄞\\\" \\\\ \\n\",\"e\": 1E2 }";

    private static final List<String> TABLES = List.of(
            "event ORDER BY position",
            "due ORDER BY license_id",
            "answer ORDER BY key_hash",
            "event_text ORDER BY event_position",
            "text_key ORDER BY license_id",
            "audit_tile ORDER BY level, tile",
            "checkpoint ORDER BY size",
            "refusal ORDER BY id",
            "secret_fingerprint ORDER BY name");

    @TempDir
    Path temporary;

    private Path origin;
    private List<String> stored;

    @BeforeEach
    void storeSomething() throws Exception {
        origin = temporary.resolve("origin");
        try (DataDirectory directory = DataDirectory.take(origin);
                LicensingStore store = SqliteStore.open(directory)) {
            store.write(connection -> {
                insert(connection, 1, "product:a", 0, null, "{}");
                for (int i = 0; i < 2_500; i++) {
                    insert(connection, i + 3, "stream-" + i % 7, i / 7, "2", ODD);
                }
                execute(connection, "INSERT INTO due VALUES ('l1', 'ANNOUNCE_PASSED_INSTANTS', 1795000000000)");
                execute(connection, "INSERT INTO answer VALUES ('k', 'r', 5, x'00FF0A', 2500)");
                execute(connection, "INSERT INTO event_text VALUES (3, 'l1', x'FFFE00')");
                execute(connection, "INSERT INTO event_text VALUES (2500, 'l1', x'01')");
                execute(connection, "INSERT INTO text_key VALUES ('l1', x'00')");
                execute(connection, "INSERT INTO audit_tile VALUES (0, 0, x'AA00')");
                execute(connection, "INSERT INTO checkpoint VALUES (1, 'a note\n')");
                execute(
                        connection,
                        "INSERT INTO refusal VALUES"
                                + " ('r', 5, 'ReissueKey', 'a', NULL, 'c', 'l1', NULL, 'p', 'CONFLICT', 'No.', '{}',"
                                + " 'm', 0)");
                execute(connection, "INSERT INTO secret_fingerprint VALUES ('lookup', 'f')");
            });
        }
        stored = rows(origin);
    }

    private static void insert(
            Connection connection, long position, String stream, long sequence, String revision, String payload)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(StoredRow.INSERT)) {
            new StoredRow(
                            position,
                            stream,
                            "Test",
                            sequence + 1,
                            "id-" + position,
                            "2026-11-21T10:00:00.123Z",
                            "licensing.NobodyKnows",
                            revision,
                            payload,
                            "{\"actor\":  \"a\"}",
                            position < 100
                                    ? null
                                    : new byte[] {1, (byte) position}, // the first are of an earlier release
                            position < 100 ? null : new byte[] {(byte) position, 2})
                    .bind(insert);
            insert.executeUpdate();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void theSameHistoryToTheLetter() throws Exception {
        List<Long> progress = new ArrayList<>();
        Path target = temporary.resolve("target");

        Transferred read = importInto(
                target, new ByteArrayInputStream(export(origin)), (done, ofAll) -> progress.add(done * 10_000 + ofAll));

        assertThat(rows(target)).isEqualTo(stored);
        assertThat(read.events()).isEqualTo(2_501);
        assertThat(read.lastPosition()).isEqualTo(2_502);
        assertThat(read.rows()).isEqualTo(9);
        assertThat(progress).containsExactly(1_000_2501L, 2_000_2501L, 2_501_2501L);
        assertThat(export(target)).isEqualTo(export(origin));
    }

    /** A file of an earlier release, and a database that no later one has opened. */
    @Test
    void whatIsOlderThanTheLogHasNoLeavesAndIsMovedAllTheSame() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + origin.resolve("lictor.db"))) {
            execute(connection, "ALTER TABLE event DROP COLUMN leaf");
            execute(connection, "ALTER TABLE event DROP COLUMN seal");
            execute(connection, "DROP TABLE audit_tile");
            execute(connection, "DROP TABLE checkpoint");
            execute(connection, "DROP TABLE refusal");
        }
        byte[] old = export(origin);
        Path target = temporary.resolve("target");

        assertThat(new String(old, UTF_8)).doesNotContain("leaf", "seal\"", "audit_tile");
        assertThat(importInto(target, new ByteArrayInputStream(old), QUIET).rows())
                .isEqualTo(6);
        assertThat(export(target)).isEqualTo(old);
    }

    @Test
    void refusesAStoreWithOtherSecretsAndTakesOneWithTheSame() throws Exception {
        Path others = temporary.resolve("others");
        Path same = temporary.resolve("same");
        startWithSecrets(others, "g");
        startWithSecrets(same, "f");

        assertThatThrownBy(() -> importInto(others, new ByteArrayInputStream(export(origin)), QUIET))
                .isInstanceOf(SecretsDiffer.class)
                .hasMessageContaining("Nothing was imported");
        assertThat(rows(others)).hasSize(1);
        importInto(same, new ByteArrayInputStream(export(origin)), QUIET);
        assertThat(rows(same)).isEqualTo(stored);
    }

    private static void startWithSecrets(Path data, String fingerprint) {
        try (DataDirectory directory = DataDirectory.take(data);
                LicensingStore store = SqliteStore.open(directory)) {
            store.write(connection -> execute(
                    connection, "INSERT INTO secret_fingerprint VALUES ('lookup', '%s')".formatted(fingerprint)));
        }
    }

    @Test
    void appendsBehindTheImportedEvents() throws Exception {
        Path target = temporary.resolve("target");
        importInto(target, new ByteArrayInputStream(export(origin)), QUIET);

        try (DataDirectory directory = DataDirectory.take(target);
                LicensingStore store = SqliteStore.open(directory)) {
            store.write(connection -> execute(
                    connection,
                    "INSERT INTO event (stream_id, stream_type, sequence_number, event_id, recorded_at, type, payload,"
                            + " metadata) VALUES ('s', 'Test', 0, 'i', 't', 'n', '{}', '{}')"));
            assertThat(store.log().lastPosition()).isEqualTo(2_503);
        }
    }

    @Test
    void goesToPostgresAndBackAndStaysTheSame() throws Exception {
        byte[] export = export(origin);
        Path back = temporary.resolve("back");
        try (TestDatabase database = TestPostgres.database()) {
            try (LicensingStore store = PostgresStore.open(database.url(), database.user(), database.password())) {
                EventImport.read(new ByteArrayInputStream(export), store, QUIET);
                assertThat(rows(store)).isEqualTo(stored);
            }
            ByteArrayOutputStream again = new ByteArrayOutputStream();
            try (Snapshot snapshot = Snapshot.of(database.connect())) {
                EventExport.write(snapshot, again, AT, QUIET);
            }
            assertThat(again.toByteArray()).isEqualTo(export);
            importInto(back, new ByteArrayInputStream(again.toByteArray()), QUIET);
        }
        assertThat(rows(back)).isEqualTo(stored);
    }

    @Test
    void aDamagedExportLeavesPostgresEmpty() throws Exception {
        byte[] export = export(origin);
        try (TestDatabase database = TestPostgres.database();
                LicensingStore store = PostgresStore.open(database.url(), database.user(), database.password())) {
            InputStream half = new ByteArrayInputStream(Arrays.copyOf(export, export.length / 2));

            assertThatThrownBy(() -> EventImport.read(half, store, QUIET)).isInstanceOf(DamagedExport.class);

            assertThat(rows(store)).isEmpty();
            EventImport.read(new ByteArrayInputStream(export), store, QUIET);
            assertThatThrownBy(() -> EventImport.read(new ByteArrayInputStream(export), store, QUIET))
                    .isInstanceOf(StoreNotEmpty.class);
            assertThat(rows(store)).isEqualTo(stored);
        }
    }

    @Test
    void anEmptyStoreIsAnExportToo() throws Exception {
        Path empty = temporary.resolve("empty");
        open(empty);
        Path target = temporary.resolve("target");

        Transferred read = importInto(target, new ByteArrayInputStream(export(empty)), QUIET);

        assertThat(read.events()).isZero();
        assertThat(rows(target)).isEmpty();
    }

    @Test
    void saysByItsLastLineWhatWasWritten() throws Exception {
        byte[] export = export(origin);
        List<JsonNode> lines =
                new String(export, UTF_8).lines().map(TransferTest::json).toList();
        int beforeLast = new String(export, UTF_8)
                .substring(0, new String(export, UTF_8).lastIndexOf("{\"end\""))
                .getBytes(UTF_8)
                .length;

        assertThat(lines).hasSize(1 + 2_501 + 9 + 1);
        assertThat(lines.getFirst().path("format").asText()).isEqualTo("lictor-events");
        assertThat(lines.get(2).path("payload").asText()).isEqualTo(ODD);
        assertThat(lines.getLast().path("events").asLong()).isEqualTo(2_501);
        assertThat(lines.getLast().path("sha256").asText())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(Arrays.copyOf(export, beforeLast))));
    }

    private static JsonNode json(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (Exception e) {
            throw new AssertionError(line, e);
        }
    }

    @Test
    void namesTheLineThatWasChanged() throws Exception {
        List<String> lines = lines();
        lines.set(41, lines.get(41).replace("licensing.NobodyKnows", "licensing.NobodyKnew"));

        assertRefused(lines, "Line 42 is damaged");
    }

    @Test
    void namesTheLineBehindOneThatWasDropped() throws Exception {
        List<String> lines = lines();
        lines.remove(41);

        assertRefused(lines, "Line 42 is damaged");
    }

    @Test
    void namesTheFirstOfTwoLinesThatWereExchanged() throws Exception {
        List<String> lines = lines();
        lines.add(41, lines.remove(42));

        assertRefused(lines, "Line 42 is damaged");
    }

    @Test
    void refusesAFileThatEndsTooSoon() throws Exception {
        List<String> lines = lines();

        assertRefused(lines.subList(0, lines.size() - 1), "Line 2512 is missing: the file is truncated");
        assertRefused(lines.subList(0, 1_200), "Line 1201 is missing: the file is truncated");
        assertRefused(List.of(), "Line 1 is missing: the file is empty");
        byte[] export = export(origin);
        assertRefused(Arrays.copyOf(export, export.length - 1), "Line 2512 is cut off");
        assertRefused(Arrays.copyOf(export, export.length / 2), "is cut off: the file is truncated");
    }

    @Test
    void refusesWhatStandsBehindTheEnd() throws Exception {
        byte[] export = export(origin);
        byte[] longer = Arrays.copyOf(export, export.length + 3);
        longer[export.length + 2] = '\n';

        assertRefused(longer, "Line 2513 is damaged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "hello\n", "{}\n", "[1]\n"})
    void refusesWhatIsNoExport(String text) {
        assertRefused(text.getBytes(UTF_8), "Line 1 ");
    }

    @Test
    void refusesALineWithoutEndBeforeItFillsTheMemory() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                Arrays.fill(bytes, from, from + length, (byte) 'x');
                return length;
            }
        };

        assertThatThrownBy(() -> importInto(temporary.resolve("target"), endless, QUIET))
                .isInstanceOf(DamagedExport.class)
                .hasMessageContaining("Line 1 is too long");
    }

    @Test
    void refusesAFormatOfTheFuture() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LineWriter writer = new LineWriter(out);
        writer.write(writer.line().put("format", "lictor-events").put("version", 2));

        assertRefused(out.toByteArray(), "version 2 of the format, and this release reads version 1");
    }

    @Test
    void refusesAFileWhoseLinesContradictEachOther() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LineWriter writer = new LineWriter(out);
        writer.write(
                writer.line().put("format", "lictor-events").put("version", 1).put("events", 1));
        ObjectNode end = writer.line()
                .put("end", true)
                .put("events", 1)
                .put("lastPosition", 0)
                .put("rows", 0);
        writer.write(end.put("sha256", writer.sha256()));

        assertRefused(out.toByteArray(), "Line 2 should be the last, and does not fit");
    }

    @Test
    void refusesAStoreWithEventsAndLeavesItAsItIs() throws Exception {
        assertThatThrownBy(() -> importInto(origin, new ByteArrayInputStream(export(origin)), QUIET))
                .isInstanceOf(StoreNotEmpty.class)
                .hasMessageContaining("not empty");
        assertThat(rows(origin)).isEqualTo(stored);
    }

    @Test
    void aStreamThatBreaksLeavesTheStoreEmpty() throws Exception {
        byte[] export = export(origin);
        InputStream breaks = new InputStream() {
            @Override
            public int read() throws java.io.IOException {
                throw new java.io.IOException("the disk is gone");
            }
        };
        Path target = temporary.resolve("target");

        assertThatThrownBy(() -> importInto(
                        target,
                        new SequenceInputStream(
                                new ByteArrayInputStream(Arrays.copyOf(export, export.length / 2)), breaks),
                        QUIET))
                .hasMessageContaining("the disk is gone");
        assertThat(rows(target)).isEmpty();
    }

    @Test
    void showsOneMomentOfAStoreThatGoesOn() throws Exception {
        try (DataDirectory directory = DataDirectory.take(origin);
                LicensingStore store = SqliteStore.open(directory);
                Snapshot snapshot = Snapshot.ofDirectory(origin)) {
            assertThat(snapshot.events()).isEqualTo(2_501);

            store.write(connection -> insert(connection, 9_000, "later", 0, "1", "{}"));

            ByteArrayOutputStream out = new ByteArrayOutputStream();
            assertThat(EventExport.write(snapshot, out, AT, QUIET).events()).isEqualTo(2_501);
            assertThat(out.toString(UTF_8)).doesNotContain("later");
            assertThat(store.log().lastPosition()).isEqualTo(9_000);
        }
    }

    @Test
    void makesNoDatabaseWhereThereIsNone() {
        assertThatThrownBy(() -> Snapshot.ofDirectory(temporary)).isInstanceOf(NoSuchFileException.class);
        assertThat(temporary.resolve("lictor.db")).doesNotExist();
    }

    private List<String> lines() throws Exception {
        return new ArrayList<>(new String(export(origin), UTF_8).lines().toList());
    }

    private void assertRefused(List<String> lines, String because) {
        assertRefused(
                lines.stream()
                        .map(line -> line + "\n")
                        .collect(Collectors.joining())
                        .getBytes(UTF_8),
                because);
    }

    private void assertRefused(byte[] file, String because) {
        Path target = temporary.resolve("target");
        assertThatThrownBy(() -> importInto(target, new ByteArrayInputStream(file), QUIET))
                .isInstanceOf(DamagedExport.class)
                .hasMessageContaining(because)
                .hasMessageEndingWith("Nothing was imported.");
        assertThat(rows(target)).isEmpty();
    }

    private static byte[] export(Path data) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Snapshot snapshot = Snapshot.ofDirectory(data)) {
            EventExport.write(snapshot, out, AT, QUIET);
        }
        return out.toByteArray();
    }

    private static Transferred importInto(Path data, InputStream in, Progress progress) {
        try (DataDirectory directory = DataDirectory.take(data);
                LicensingStore store = SqliteStore.open(directory)) {
            return EventImport.read(in, store, progress);
        }
    }

    private static void open(Path data) {
        try (DataDirectory directory = DataDirectory.take(data);
                LicensingStore store = SqliteStore.open(directory)) {
            assertThat(store.log().lastPosition()).isZero();
        }
    }

    /** Every column of every row, in order. */
    private static List<String> rows(Path data) {
        try (DataDirectory directory = DataDirectory.take(data);
                LicensingStore store = SqliteStore.open(directory)) {
            return rows(store);
        }
    }

    private static List<String> rows(LicensingStore store) {
        return store.<List<String>>read(TransferTest::rows);
    }

    private static List<String> rows(Connection connection) throws SQLException {
        List<String> rows = new ArrayList<>();
        for (String table : TABLES) {
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("SELECT * FROM " + table)) {
                int columns = result.getMetaData().getColumnCount();
                while (result.next()) {
                    StringBuilder row = new StringBuilder(table);
                    for (int i = 1; i <= columns; i++) {
                        row.append(" | ")
                                .append(
                                        result.getObject(i) instanceof byte[] bytes
                                                ? HexFormat.of().formatHex(bytes)
                                                : result.getString(i));
                    }
                    rows.add(row.toString());
                }
            }
        }
        return rows;
    }
}
