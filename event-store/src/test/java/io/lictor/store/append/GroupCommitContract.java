package io.lictor.store.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lictor.store.SqlUpdate;
import io.lictor.store.SqlWork;
import io.lictor.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests that wait while another is written share a transaction, and nothing else. */
public abstract class GroupCommitContract {

    private final CountDownLatch busy = new CountDownLatch(1);
    public final CountDownLatch go = new CountDownLatch(1);
    public GroupCommit commits;

    /** A writer on an empty database. */
    protected abstract BatchWriter writer() throws SQLException;

    protected abstract Connection reader() throws SQLException;

    @BeforeEach
    void open() throws SQLException {
        commits = new GroupCommit(writer());
        commits.write(sql("CREATE TABLE note (text TEXT PRIMARY KEY CHECK (text <> 'bad'))"));
    }

    @AfterEach
    void close() {
        go.countDown();
        commits.close();
    }

    @Test
    void whatWaitsTogetherIsCommittedTogether() throws Exception {
        occupy();
        var first = waiting(insert("a"));
        AtomicReference<List<String>> seenByOthers = new AtomicReference<>();
        var second = waiting(connection -> {
            seenByOthers.set(notes());
            insert("b").run(connection);
        });
        go.countDown();

        first.join();
        second.join();
        assertThat(seenByOthers.get())
                .as("what others saw while the second was written")
                .doesNotContain("a");
        assertThat(notes()).containsExactly("a", "b", "occupied");
    }

    @Test
    void aFailureIsOnlyItsOwn() throws Exception {
        occupy();
        var before = waiting(insert("a"));
        var refused = waiting(connection -> {
            insert("undone").run(connection);
            insert("bad").run(connection);
        });
        var thrown = waiting(connection -> {
            insert("undone").run(connection);
            throw new IllegalStateException("no");
        });
        var after = waiting(insert("b"));
        go.countDown();

        before.join();
        after.join();
        assertThat(failureOf(refused)).isInstanceOf(StoreException.class);
        assertThat(failureOf(thrown)).isInstanceOf(IllegalStateException.class);
        assertThat(notes()).containsExactly("a", "b", "occupied");
    }

    @Test
    void aChangeThatFailsTakesNobodyWithIt() throws Exception {
        occupy();
        var before = waitingFor(change("a"));
        var work = waiting(insert("b"));
        var refused = waitingFor(change("undone"), change("bad"));
        var after = waitingFor(change("c"));
        go.countDown();

        before.join();
        work.join();
        after.join();
        assertThat(failureOf(refused)).isInstanceOf(StoreException.class);
        assertThat(notes()).containsExactly("a", "b", "c", "occupied");
    }

    @Test
    void theChangesOfARequestKeepTheirOrder() throws Exception {
        SqlUpdate removeAll = new SqlUpdate("DELETE FROM note WHERE text LIKE ?", List.of("a%"));
        occupy();
        var before = waitingFor(change("b"), change("a0"));
        var several = waitingFor(change("a1"), removeAll, change("a1"), change("a2"));
        go.countDown();

        before.join();
        several.join();
        assertThat(notes()).containsExactly("a1", "a2", "b", "occupied");
    }

    @Test
    void aChangeThatMustFindARowFailsItsRequestOnly() throws Exception {
        SqlUpdate remove = new SqlUpdate(
                "DELETE FROM note WHERE text = ?", List.of("a"), () -> new IllegalStateException("there is no a"));
        occupy();
        var before = waitingFor(change("a"), change("b"));
        var first = waitingFor(remove, change("first"));
        var second = waitingFor(change("second"), remove);
        var after = waitingFor(change("c"));
        go.countDown();

        before.join();
        first.join();
        assertThat(failureOf(second)).hasMessage("there is no a");
        after.join();
        assertThat(notes()).containsExactly("b", "c", "first", "occupied");
    }

    @Test
    void workSeesTheChangesBeforeIt() throws Exception {
        List<Boolean> seen = new ArrayList<>();
        SqlWork look = connection -> {
            try (var rows = connection.createStatement().executeQuery("SELECT text FROM note WHERE text = 'a'")) {
                seen.add(rows.next());
            }
        };
        commits.append(List.of(), List.of(look, change("a"), look));

        assertThat(seen).endsWith(false, true);
    }

    @Test
    void workCannotBeginAnother() throws SQLException {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> commits.write(_ -> commits.write(insert("a"))));
        commits.write(insert("b"));
        assertThat(notes()).containsExactly("b");
    }

    /** Keeps the writer busy until {@link #go}, so that what comes now has to wait. */
    protected final void occupy() throws InterruptedException {
        Thread.ofPlatform()
                .start(() -> commits.write(connection -> {
                    busy.countDown();
                    try {
                        go.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    insert("occupied").run(connection);
                }));
        busy.await();
    }

    protected final CompletableFuture<Void> waiting(SqlWork work) {
        return waiting(() -> commits.write(work));
    }

    private CompletableFuture<Void> waitingFor(SqlUpdate... changes) {
        return waiting(() -> commits.append(List.of(), List.of(changes)));
    }

    private static CompletableFuture<Void> waiting(Runnable request) {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        Thread thread = Thread.ofPlatform().start(() -> {
            try {
                request.run();
                answer.complete(null);
            } catch (Throwable failure) {
                answer.completeExceptionally(failure);
            }
        });
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        return answer;
    }

    protected static Throwable failureOf(CompletableFuture<?> answer) {
        return answer.handle((_, failure) -> failure).join();
    }

    private static SqlUpdate change(String text) {
        return new SqlUpdate("INSERT INTO note VALUES (?)", List.of(text));
    }

    protected static SqlWork insert(String text) {
        return connection -> {
            try (var statement = connection.prepareStatement("INSERT INTO note VALUES (?)")) {
                statement.setString(1, text);
                statement.executeUpdate();
            }
        };
    }

    protected static SqlWork sql(String text) {
        return connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute(text);
            }
        };
    }

    protected final List<String> notes() throws SQLException {
        try (Connection connection = reader();
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
