package io.lictor.bench.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.bench.fleet.Fleet;
import io.lictor.bench.fleet.SqliteFleet;
import io.lictor.bench.load.Api;
import io.lictor.bench.load.Ledger;
import io.lictor.bench.load.Load;
import io.lictor.bench.proof.Fault;
import io.lictor.bench.proof.Findings;
import io.lictor.bench.proof.Proof;
import io.lictor.documents.embedded.EmbeddedMongo;
import io.lictor.testing.ListeningMongo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks that never fail prove nothing: what the harness looks for is done to the events behind its back. */
class FaultsAreFoundTest {

    private static final int WRITES = 300;
    private static final Duration PAUSE = Duration.ofMillis(5);

    @TempDir
    Path directory;

    @Test
    void anEventThatIsGoneOneThatIsThereTwiceAndAForgottenAnswerAreReported() throws Exception {
        Path data = directory.resolve("data");
        Path logs = Files.createDirectories(directory.resolve("logs"));
        Ledger ledger = new Ledger();
        // The read model outlives the service, so that it remembers what will be gone.
        try (ListeningMongo mongo = ListeningMongo.started(EmbeddedMongo.open().backend());
                Fleet fleet = new SqliteFleet(
                        Root.jars(),
                        data,
                        logs,
                        "--lictor.mongodb-uri=" + mongo.uri(),
                        // It would find the damage itself, and tell nothing that is not so.
                        "--lictor.integrity.scrub=false");
                Api api = new Api(fleet.adminTokenFile());
                Load load = new Load(api, fleet, 8, false, 1)) {
            fleet.start();
            load.prepare(ledger);
            load.start(ledger);
            while (ledger.acknowledged().size() < WRITES) {
                LockSupport.parkNanos(PAUSE.toNanos()); // the service wants the processors
            }
            load.stop();
            Proof proof = new Proof(api, fleet);
            assertThat(proof.check(List.of(ledger)).findings().inWords()).isEmpty();

            fleet.strike(new SplittableRandom());
            tamper(data);
            fleet.mend();
            Findings found = proof.check(List.of(ledger)).findings();

            assertThat(found.count(Fault.LOST)).as(found.toString()).isOne();
            assertThat(found.count(Fault.DOUBLED)).as(found.toString()).isOne();
            assertThat(found.count(Fault.DISORDERED)).as(found.toString()).isOne();
            assertThat(found.count(Fault.UNEQUAL)).as(found.toString()).isPositive();
            Findings resent = proof.checkResent(ledger.acknowledged());
            assertThat(resent.count(Fault.LOST)).as(resent.toString()).isOne();
        }
    }

    /** Removes the last event of one licence, repeats that of another, and forgets the first answer that was given. */
    private static void tamper(Path data) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("lictor.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    CREATE TEMP TABLE latest AS SELECT max(position) AS position, stream_id FROM event
                    WHERE type = 'licensing.LicenseActivated'
                    AND sequence_number = (SELECT max(sequence_number) FROM event AS e WHERE e.stream_id = event.stream_id)
                    GROUP BY stream_id ORDER BY position LIMIT 2""");
            assertThat(statement.executeUpdate("""
                    DELETE FROM event WHERE position = (SELECT min(position) FROM latest)""")).isOne();
            assertThat(statement.executeUpdate("""
                    INSERT INTO event
                        (stream_id, stream_type, sequence_number, event_id, recorded_at, type, revision, payload, metadata)
                    SELECT stream_id, stream_type, sequence_number + 1, event_id || '-again', recorded_at, type, revision,
                        payload, metadata
                    FROM event WHERE position = (SELECT max(position) FROM latest)""")).isOne();
            assertThat(statement.executeUpdate("DELETE FROM answer WHERE kept_at = (SELECT min(kept_at) FROM answer)"))
                    .isOne();
        }
    }
}
