package io.lictor.store;

import static io.lictor.store.Facts.AT;
import static io.lictor.store.Facts.activated;
import static io.lictor.store.Facts.append;
import static io.lictor.store.Facts.first;
import static io.lictor.store.Facts.nth;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lictor.event.LicenseActivated;
import io.lictor.event.Streams;
import io.lictor.event.TextsErased;
import io.lictor.store.Finding.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes behind the store are found by comparison; then the streams aren't read, and nothing is written. */
public abstract class DamageContract {

    public static final byte[] SECRET = "what does not lie in the database".getBytes(UTF_8);

    private final UUID one = UUID.randomUUID();
    private final UUID two = UUID.randomUUID();
    private final String first = Streams.license(one);
    private final String second = Streams.license(two);
    private LicensingStore store;

    /** Opens the store of this test with {@link #SECRET}: empty at first, later with all that was appended before. */
    protected abstract LicensingStore open();

    /** A connection that the store knows nothing of. */
    protected abstract Connection connect() throws SQLException;

    /** Gives up what the closed store stood on. */
    protected abstract void release();

    /** One and two in turn, with and without texts: 1 a, 2 b, 3 c, 4 d, 5 e, 6 f. */
    @BeforeEach
    final void openStore() {
        store = open();
        append(store, first(activated(one, "a")), first(activated(two, "b")));
        append(store, nth(2, labelled(one, "c")), nth(2, labelled(two, "d")));
        append(store, nth(3, activated(one, "e")), nth(3, activated(two, "f")));
    }

    @AfterEach
    final void closeStore() {
        store.close();
        release();
    }

    private void openAgain() {
        store.close();
        store = open();
    }

    private static LicenseActivated labelled(UUID license, String machine) {
        return new LicenseActivated(license, machine, "label of " + machine, null, AT);
    }

    @Test
    void findsNothingWhereNothingIs() {
        StoredLog.keep(store);

        compare(2);

        assertThat(store.damage().isAny()).isFalse();
        assertThat(store.damage().toAccept()).isEmpty();
        append(store, nth(4, activated(one, "g")));
    }

    @Test
    void doesNotMissAnEventAppendedAfterTheLastPage() {
        Comparison.Pass pass = store.comparison().begin();
        while (pass.next(2) > 0) {}
        append(store, nth(4, activated(one, "g")));

        pass.finish();

        assertThat(store.damage().isAny()).isFalse();
    }

    @Test
    void findsAnEventThatWasChangedAfterTheLastPage() {
        Comparison.Pass pass = store.comparison().begin();
        while (pass.next(2) > 0) {}
        append(store, nth(4, activated(one, "g")));
        change("UPDATE event SET payload = replace(payload, '\"g\"', '\"x\"') WHERE position = 7");

        pass.finish();

        assertThat(store.damage().findings()).containsExactly(Finding.of(Kind.CHANGED, 7, first));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "payload = replace(payload, '\"c\"', '\"x\"')",
                "metadata = '{\"actor\":\"somebody else\"}'",
                "metadata = 'no JSON'",
                "payload = ''",
                "recorded_at = '2020-01-01T00:00:00Z'",
                "recorded_at = 'no time'",
                "type = 'licensing.LicenseEnabled'",
                "revision = '7'",
                "revision = NULL",
                "event_id = 'another'",
                "stream_type = 'another'",
                "leaf = NULL, seal = NULL",
                "seal = leaf",
                "leaf = seal"
            })
    void findsAnEventThatWasChanged(String change) {
        change("UPDATE event SET " + change + " WHERE position = 3");

        compare(2);

        assertThat(store.damage().findings()).containsExactly(Finding.of(Kind.CHANGED, 3, first));
        assertOnlyFirstIsRefused();
        assertThat(store.damage().toAccept()).isEqualTo("3");
    }

    @Test
    void findsAnEventThatWasGivenToAnotherStream() {
        change("UPDATE event SET stream_id = '%s', sequence_number = 3 WHERE position = 5".formatted(second));

        compare(100);

        assertThat(store.damage().findings())
                .containsExactlyInAnyOrder(Finding.of(Kind.CHANGED, 5, first), Finding.of(Kind.CHANGED, 5, second));
    }

    @Test
    void findsAnEventThatWasAdded() {
        change(
                "INSERT INTO event (position, stream_id, stream_type, sequence_number, event_id, recorded_at, type, revision,"
                        + " payload, metadata, leaf, seal) SELECT 7, stream_id, stream_type, 3, 'forged', recorded_at, type, revision,"
                        + " payload, metadata, leaf, seal FROM event WHERE position = 5");

        compare(100);

        assertThat(store.damage().findings()).containsExactly(Finding.of(Kind.CHANGED, 7, first));
    }

    @Test
    void findsAnEventThatWasAddedWhereNoneCanBe() {
        change(
                "INSERT INTO event (position, stream_id, stream_type, sequence_number, event_id, recorded_at, type, revision,"
                        + " payload, metadata, leaf, seal) SELECT -7, stream_id, stream_type, 3, 'forged', recorded_at, type, revision,"
                        + " payload, metadata, leaf, seal FROM event WHERE position = 5");

        compare(100);

        assertThat(store.damage().findings()).containsExactly(Finding.of(Kind.CHANGED, -7, first));
        store.damage().accept(AcceptedDamage.of(store.damage().toAccept()));
        assertThat(store.damage().stopsWrites()).isFalse();
    }

    @Test
    void findsAnEventThatIsGoneByWhatFollowedIt() {
        change("DELETE FROM event_text WHERE event_position = 3", "DELETE FROM event WHERE position = 3");

        compare(2);

        assertThat(store.damage().findings())
                .containsExactlyInAnyOrder(Finding.of(Kind.MISSING, 3, null), Finding.of(Kind.OUT_OF_PLACE, 5, first));
        assertOnlyFirstIsRefused();
    }

    @Test
    void findsAnEventThatIsGoneByItsTexts() {
        change("DELETE FROM event WHERE position = 3");

        compare(100);

        assertThat(store.damage().findings())
                .containsExactlyInAnyOrder(Finding.of(Kind.MISSING, 3, first), Finding.of(Kind.OUT_OF_PLACE, 5, first));
    }

    @Test
    void findsThatTheLastEventsAreGone() {
        StoredLog.keep(store);
        change("DELETE FROM event WHERE position > 4");

        compare(100);

        assertThat(store.damage().findings())
                .containsExactlyInAnyOrder(Finding.of(Kind.MISSING, 5, null), Finding.of(Kind.MISSING, 6, null));
        assertThat(store.damage().toAccept()).isEqualTo("5-6");
        assertThat(store.damage().stopsWrites()).isTrue();
    }

    @Test
    void findsEventsThatHaveChangedPlaces() {
        change(
                "UPDATE event SET position = -1 WHERE position = 5",
                "UPDATE event SET position = 5 WHERE position = 6",
                "UPDATE event SET position = 6 WHERE position = -1");

        compare(100);

        assertThat(store.damage().findings())
                .containsExactlyInAnyOrder(Finding.of(Kind.CHANGED, 5, second), Finding.of(Kind.CHANGED, 6, first));
    }

    @Test
    void findsAnEventThatTheLogHasOtherwise() {
        StoredLog.keep(store);
        change("UPDATE audit_tile SET hashes = (SELECT seal FROM event WHERE position = 1) WHERE level = 0");

        compare(100);

        assertThat(store.damage().findings()).contains(Finding.of(Kind.REPLACED, 1, null));
    }

    @Test
    void findsTextsThatAreLost() {
        change("DELETE FROM event_text WHERE event_position = 3");
        compare(2);
        assertThat(store.damage().findings()).containsExactly(Finding.of(Kind.TEXTS_LOST, 3, first));
        assertOnlyFirstIsRefused();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"DELETE FROM text_key", "UPDATE event_text SET sealed = seal FROM event WHERE position = 1"})
    void findsTextsThatNobodyCanRead(String change) {
        change(change);

        compare(100);

        assertThat(store.damage().findings())
                .containsExactlyInAnyOrder(
                        Finding.of(Kind.TEXTS_LOST, 3, first), Finding.of(Kind.TEXTS_LOST, 4, second));
    }

    @Test
    void doesNotMindTextsThatWereErased() {
        append(store, nth(4, new TextsErased(one, AT)));
        append(store, nth(5, labelled(one, "h")));

        compare(2);

        assertThat(store.damage().isAny()).isFalse();
    }

    @Test
    void comparesOneStreamAtOnce() {
        change("UPDATE event SET metadata = '{}' WHERE position IN (3, 4)");

        store.comparison().compare(first);

        assertThat(store.damage().streams()).containsExactly(first);
    }

    @Test
    void forgetsWhatIsMended() {
        change("UPDATE event SET stream_type = 'another' WHERE position = 3");
        compare(100);
        assertThat(store.damage().stopsWrites()).isTrue();
        change("UPDATE event SET stream_type = (SELECT stream_type FROM event WHERE position = 1) WHERE position = 3");
        compare(100);

        assertThat(store.damage().isAny()).isFalse();
        append(store, nth(4, activated(one, "g")));
    }

    @Test
    void isWrittenToAgainOnceAllOfItIsAccepted() {
        change("UPDATE event SET metadata = '{}' WHERE position IN (3, 4, 6)");
        store.damage().accept(AcceptedDamage.of("3-4"));
        compare(100);
        assertThat(store.damage().stopsWrites()).isTrue();

        store.damage().accept(AcceptedDamage.of(store.damage().toAccept()));

        assertThat(store.damage().toAccept()).isEqualTo("3-4,6");
        assertThat(store.damage().stopsWrites()).isFalse();
        append(store, first(activated(UUID.randomUUID(), "g")));
        assertThatThrownBy(() -> store.log().history(first)).isInstanceOf(StreamDamaged.class);
    }

    /** As somebody else does who can write into the database. */
    private void change(String... statements) {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.executeUpdate(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void compare(int page) {
        Comparison.Pass pass = store.comparison().begin();
        while (pass.next(page) > 0) {
            // up to the end
        }
        pass.finish();
    }

    private void assertOnlyFirstIsRefused() {
        assertThatThrownBy(() -> store.log().history(first)).isInstanceOf(StreamDamaged.class);
        assertThatCode(() -> store.log().history(second)).doesNotThrowAnyException();
        assertThatThrownBy(() -> append(store, nth(4, activated(two, "g")))).isInstanceOf(StoreDamaged.class);
        assertThatThrownBy(() -> store.write(_ -> {})).isInstanceOf(StoreDamaged.class);
        openAgain();
        assertThat(store.log().history(second)).hasSize(3);
        assertThat(List.copyOf(store.damage().findings()))
                .as("of a store just opened")
                .isEmpty();
        compare(100);
    }
}
