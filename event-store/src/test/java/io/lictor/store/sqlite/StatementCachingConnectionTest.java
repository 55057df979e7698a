package io.lictor.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;

class StatementCachingConnectionTest {

    private static final String NAMES = "SELECT name FROM thing WHERE name >= ? ORDER BY name";

    @TempDir
    Path temporary;

    private StatementCachingConnection writer;
    private Connection reader;

    @BeforeEach
    void open() throws SQLException {
        Path file = temporary.resolve("things.db");
        writer = SqliteConnections.writer(file);
        write("CREATE TABLE thing (name TEXT)");
        write("INSERT INTO thing VALUES ('a'), ('b'), ('c')");
        reader = new StatementCachingConnection(file, new SQLiteConfig());
    }

    @AfterEach
    void close() throws SQLException {
        reader.close();
        writer.close();
    }

    @Test
    void givesAClosedStatementToWhoAsksTheSame() throws SQLException {
        PreparedStatement first = reader.prepareStatement(NAMES);
        first.close();

        assertThat(reader.prepareStatement(NAMES)).isSameAs(first);
        assertThat(reader.prepareStatement(NAMES)).isNotSameAs(first); // it is in use
        assertThat(reader.prepareStatement(NAMES + " DESC")).isNotSameAs(first);
    }

    @Test
    void answersAnew() throws SQLException {
        assertThat(first("b")).isEqualTo("b");
        write("INSERT INTO thing VALUES ('aa')");
        assertThat(first("aa")).isEqualTo("aa");
        write("ALTER TABLE thing ADD COLUMN size INTEGER");
        assertThat(first("a")).isEqualTo("a");
    }

    @Test
    void forgetsWhatWasAsked() throws SQLException {
        assertThat(first("a")).isEqualTo("a");

        try (PreparedStatement select = reader.prepareStatement(NAMES)) {
            assertThat(select.executeQuery().next()).isFalse(); // nothing is no less than NULL
        }
    }

    @Test
    void readsNoLongerWhatItKeeps() throws SQLException {
        PreparedStatement select = reader.prepareStatement(NAMES);
        select.setString(1, "a");
        select.executeQuery().next();
        assertThat(SqliteConnections.emptyLog(writer)).isFalse();

        select.close(); // and not what it has found

        assertThat(SqliteConnections.emptyLog(writer)).isTrue();
    }

    @Test
    void keepsNoMoreThanAFew() throws SQLException {
        for (int i = 0; i < 100; i++) {
            reader.prepareStatement("SELECT " + i).close();
        }
        PreparedStatement late = reader.prepareStatement("SELECT 99");
        late.close();

        assertThat(late.isClosed()).isTrue();
    }

    @Test
    void closesWhatItKeeps() throws SQLException {
        PreparedStatement kept = reader.prepareStatement(NAMES);
        kept.close();
        PreparedStatement inUse = reader.prepareStatement("SELECT 1");
        reader.close();

        kept.close();
        inUse.close();
        assertThatThrownBy(() -> reader.prepareStatement(NAMES)).isInstanceOf(SQLException.class);
    }

    @Test
    void closingAgainDoesNothing() throws SQLException {
        PreparedStatement kept = reader.prepareStatement(NAMES);
        kept.close();
        kept.close();

        assertThat(first("a")).isEqualTo("a");
    }

    private String first(String from) throws SQLException {
        try (PreparedStatement select = reader.prepareStatement(NAMES)) {
            select.setString(1, from);
            try (ResultSet rows = select.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return rows.getString(1);
            }
        }
    }

    private void write(String sql) throws SQLException {
        writer.createStatement().execute(sql);
    }
}
