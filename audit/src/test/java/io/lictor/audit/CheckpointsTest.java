package io.lictor.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lictor.audit.log.JdbcProvableLog;
import io.lictor.checkpoint.Checkpoint;
import io.lictor.checkpoint.CheckpointSigner;
import io.lictor.checkpoint.InvalidNote;
import io.lictor.query.EventsOnDisk;
import io.lictor.query.SampleLicense;
import io.lictor.store.StoreSecrets;
import io.lictor.web.ProblemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {

    private static final CheckpointSigner SIGNER = Signers.signer("example.com/log");

    @TempDir
    Path directory;

    private final List<SignedCheckpoint> told = new ArrayList<>();
    private EventsOnDisk events;
    private Checkpoints checkpoints;
    private int sold;

    @BeforeEach
    void start() {
        events = new EventsOnDisk(directory);
        checkpoints = signedBy(SIGNER);
    }

    private Checkpoints signedBy(@Nullable CheckpointSigner signer) {
        return new Checkpoints(new JdbcProvableLog(events.store(), StoreSecrets.none()), signer, told::add);
    }

    @AfterEach
    void stop() {
        events.close();
    }

    private void restart() {
        events.close();
        start();
    }

    private void sell(int licenses) {
        for (int i = 0; i < licenses; i++) {
            events.append(SampleLicense.subscription(new UUID(0x0198_0000_0000_7000L, ++sold), "acme")
                    .events());
        }
    }

    @Test
    void areOfAllEventsAndSignedAndKept() throws InvalidNote {
        sell(3);
        SignedCheckpoint newest = checkpoints.newest();

        assertThat(newest.size()).isEqualTo(6);
        Checkpoint checkpoint = SIGNER.verifierKey().open(newest.note());
        assertThat(checkpoint.size()).isEqualTo(6);
        assertThat(new JdbcProvableLog(events.store(), StoreSecrets.none()).newestKept())
                .contains(newest.note());
    }

    @Test
    void ofTheSameSizeAreTheSameForEver() {
        sell(150);
        SignedCheckpoint before = checkpoints.newest();
        assertThat(checkpoints.newest()).isEqualTo(before);
        sell(150);
        SignedCheckpoint after = checkpoints.newest();
        assertThat(checkpoints.of(300)).isEqualTo(before);
        SignedCheckpoint between = checkpoints.of(257);

        restart();

        assertThat(checkpoints.of(300)).isEqualTo(before);
        assertThat(checkpoints.of(257)).isEqualTo(between);
        assertThat(checkpoints.newest()).isEqualTo(after);
    }

    @Test
    void areToldOnceForEachSize() {
        sell(1);
        checkpoints.newest();
        checkpoints.newest();
        checkpoints.of(1);
        sell(1);
        checkpoints.newest();

        assertThat(told).extracting(SignedCheckpoint::size).containsExactly(2L, 4L);
    }

    @Test
    void thereIsNoneOfMoreEventsThanThereAre() {
        sell(1);

        assertThat(checkpoints.of(2).size()).isEqualTo(2);
        assertThat(problemOf(() -> checkpoints.of(3))).isEqualTo("404 LOG_TOO_SHORT");
        assertThat(checkpoints.of(0).note()).contains("\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
    }

    @Test
    void thereAreNoneWithoutAKey() {
        sell(1);
        Checkpoints unsigned = signedBy(null);

        assertThat(problemOf(unsigned::newest)).isEqualTo("503 AUDIT_KEY_MISSING");
        assertThat(problemOf(() -> unsigned.of(1))).isEqualTo("503 AUDIT_KEY_MISSING");
        assertThat(unsigned.size(null, 1)).isEqualTo(2);
    }

    @Test
    void goOnWithANewKey() throws InvalidNote {
        sell(2);
        Checkpoint before = SIGNER.verifierKey().open(checkpoints.newest().note());
        CheckpointSigner next = Signers.signer("example.com/log-2");

        Checkpoint after = next.verifierKey().open(signedBy(next).newest().note());

        assertThat(after.root()).isEqualTo(before.root());
        assertThat(after.origin()).isEqualTo("example.com/log-2");
    }

    @Test
    void areNotSignedWhereTheyContradictTheNewestThatWasKept() {
        sell(2);
        checkpoints.newest();
        sell(1);
        events.execute("UPDATE checkpoint SET note = ?", SIGNER.sign(4, new byte[32]));

        assertThat(problemOf(() -> checkpoints.newest())).isEqualTo("409 CHECKPOINT_CONTRADICTED");
        assertThat(problemOf(() -> checkpoints.of(1))).isEqualTo("409 CHECKPOINT_CONTRADICTED");
        assertThat(checkpoints.isContradicted()).isTrue();
        restart();
        assertThat(problemOf(() -> checkpoints.newest())).isEqualTo("409 CHECKPOINT_CONTRADICTED");
    }

    @Test
    void areNotSignedWhereThereAreFewerEventsThanInTheNewestThatWasKept() {
        sell(2);
        checkpoints.newest();
        events.execute("UPDATE checkpoint SET note = ?", SIGNER.sign(5, new byte[32]));

        assertThatThrownBy(() -> checkpoints.newest())
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("there is a checkpoint of 5 of them, but there are 4");
    }

    private static String problemOf(ThrowingCallable asking) {
        ProblemException problem = catchThrowableOfType(ProblemException.class, asking);
        assertThat(problem).isNotNull();
        return problem.status() + " " + problem.code();
    }
}
