package io.lictor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests that wait while another is written share a transaction, and nothing else. */
class GroupCommitTest {

    @TempDir
    Path directory;

    private final CountDownLatch busy = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);
    private String url;
    private GroupCommit commits;

    @BeforeEach
    void open() throws SQLException {
        url = "jdbc:sqlite:" + directory.resolve("test.db");
        commits = new GroupCommit(DriverManager.getConnection(url), "BEGIN IMMEDIATE");
        commits.write(sql("CREATE TABLE note (text TEXT PRIMARY KEY CHECK (text <> 'bad'))"));
    }

    @AfterEach
    void close() throws SQLException {
        go.countDown();
        commits.close();
    }

    @Test
    void whatWaitsTogetherIsCommittedTogether() throws Exception {
        occupy();
        var first = waiting(insert("a"));
        List<String> seenByOthers = new ArrayList<>();
        var second = waiting(connection -> {
            seenByOthers.addAll(notes());
            return insert("b").ask(connection);
        });
        go.countDown();

        assertThat(first.join()).isEqualTo("a");
        assertThat(second.join()).isEqualTo("b");
        assertThat(seenByOthers)
                .as("what others saw while the second was written")
                .doesNotContain("a");
        assertThat(notes()).containsExactly("a", "b", "occupied");
    }

    @Test
    void aFailureIsOnlyItsOwn() throws Exception {
        occupy();
        var before = waiting(insert("a"));
        var refused = waiting(connection -> {
            insert("undone").ask(connection);
            return insert("bad").ask(connection);
        });
        var thrown = waiting(connection -> {
            insert("undone").ask(connection);
            throw new IllegalStateException("no");
        });
        var after = waiting(insert("b"));
        go.countDown();

        assertThat(before.join()).isEqualTo("a");
        assertThat(after.join()).isEqualTo("b");
        assertThat(failureOf(refused)).isInstanceOf(EventStoreException.class);
        assertThat(failureOf(thrown)).isInstanceOf(IllegalStateException.class);
        assertThat(notes()).containsExactly("a", "b", "occupied");
    }

    @Test
    void aTransactionThatTheDatabaseEndsFailsAllThatWasInIt() throws Exception {
        occupy();
        var before = waiting(insert("a"));
        var ending = waiting(connection -> {
            sql("ROLLBACK").ask(connection); // as SQLite does by itself when a disk is full
            throw new SQLException("disk full");
        });
        var after = waiting(insert("b"));
        go.countDown();

        for (var request : List.of(before, ending, after)) {
            assertThat(failureOf(request))
                    .isInstanceOf(EventStoreException.class)
                    .hasMessageContaining("disk full");
        }
        assertThat(notes()).containsExactly("occupied");
        assertThat(commits.write(insert("c"))).isEqualTo("c");
    }

    @Test
    void workCannotBeginAnother() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> commits.write(_ -> commits.write(insert("a"))));
        assertThat(commits.write(insert("b"))).isEqualTo("b");
        assertThat(notesNow()).containsExactly("b");
    }

    /** Keeps the writer busy until {@link #go}, so that what comes now has to wait. */
    private void occupy() throws InterruptedException {
        Thread.ofPlatform()
                .start(() -> commits.write(connection -> {
                    busy.countDown();
                    try {
                        go.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return insert("occupied").ask(connection);
                }));
        busy.await();
    }

    private CompletableFuture<String> waiting(SqlQuery<String> work) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        Thread thread = Thread.ofPlatform().start(() -> {
            try {
                answer.complete(commits.write(work));
            } catch (Throwable failure) {
                answer.completeExceptionally(failure);
            }
        });
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        return answer;
    }

    private static Throwable failureOf(CompletableFuture<?> answer) {
        return answer.handle((_, failure) -> failure).join();
    }

    private static SqlQuery<String> insert(String text) {
        return connection -> {
            try (var statement = connection.prepareStatement("INSERT INTO note VALUES (?)")) {
                statement.setString(1, text);
                statement.executeUpdate();
                return text;
            }
        };
    }

    private static SqlQuery<String> sql(String text) {
        return connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute(text);
                return text;
            }
        };
    }

    private List<String> notesNow() {
        try {
            return notes();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> notes() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT text FROM note ORDER BY text")) {
            List<String> notes = new ArrayList<>();
            while (rows.next()) {
                notes.add(rows.getString(1));
            }
            return notes;
        }
    }
}
