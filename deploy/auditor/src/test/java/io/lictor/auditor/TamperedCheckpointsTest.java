package io.lictor.auditor;

import io.lictor.checkpoint.CheckpointSigner;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints that were forged, that are of another log, and that tell of two histories. */
class TamperedCheckpointsTest {

    @TempDir
    Path directory;

    private final SmallLog log = SmallLog.of(40);

    private Audit audit() {
        return new Audit(directory, log.key());
    }

    @Test
    void anotherKeyUnderTheSameName() {
        CheckpointSigner mallory = SmallLog.signer("lictor/test");
        SmallLog forged = new SmallLog(mallory);
        forged.append(40);
        audit().export(forged.export()).verify().first("line 1: forged: this checkpoint of size 40 says nothing");
        audit().checkpoint(forged.checkpoint(20))
                .export(log.export())
                .verify()
                .first(": forged: ")
                .findings(1);
    }

    @Test
    void aTextThatWasChangedAfterItWasSigned() {
        String changed = log.checkpoint(20).replace("\n20\n", "\n21\n");
        audit().checkpoint(log.checkpoint(10), changed)
                .export(log.export())
                .verify()
                .first("line 6: forged: this checkpoint of size 21 says nothing: the signature is wrong")
                .findings(1);
    }

    @Test
    void anotherLog() {
        SmallLog other = new SmallLog(SmallLog.signer("lictor/other"));
        other.append(20);
        audit().checkpoint(other.checkpoint(20))
                .export(log.export())
                .verify()
                .first("this is a checkpoint of lictor/other, not of lictor/test");
    }

    @Test
    void twoHistories() {
        SmallLog other = new SmallLog(log.signer);
        other.append(15);
        other.append(Row.after(3));
        other.append(24);
        audit().checkpoint(log.checkpoint(20), other.checkpoint(20))
                .export(log.export())
                .verify()
                .first(": forked: two histories were signed: of 20 events the root is ")
                .findings(1);
        audit().checkpoint(other.checkpoint(40))
                .export(log.export())
                .verify()
                .first("positions 1 to 40: rewritten")
                .says(": forked: two histories were signed: of 40 events")
                .findings(2);
    }

    @Test
    void aProofOfConsistencyThatShowsNothing() {
        SmallLog other = new SmallLog(log.signer);
        other.append(15);
        other.append(Row.after(3));
        audit().selected()
                .checkpoint(other.checkpoint(16))
                .consistency(log.consistency(16, 40))
                .export(log.export(30, 40))
                .verify()
                .first(": forked: this does not show that the log of 16 events is the beginning of that of 40");
    }

    @Test
    void anExportThatBeginsWithoutItsCheckpoint() {
        List<String> rest = log.export().subList(1, 40);
        audit().selected().export(rest).verify().unusable("file-0, line 1: its proof is for a log of 40 events");
        audit().selected().checkpoint(log.checkpoint(40)).export(rest).verify().good();
    }
}
