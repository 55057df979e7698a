package io.lictor.auditor;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that somebody changed behind the service's back, with and without the log beside them. */
class TamperedEventsTest {

    @TempDir
    Path directory;

    private final SmallLog log = SmallLog.of(40);

    private Audit.Said verified(String... known) {
        return verified(log, known);
    }

    private Audit.Said verified(SmallLog of, String... known) {
        Audit audit = new Audit(directory, of.key()).export(of.export());
        return (known.length == 0 ? audit : audit.checkpoint(known)).verify();
    }

    private void change(long position, java.util.function.UnaryOperator<Row> change) {
        log.rows.compute(position, (at, row) -> change.apply(row));
    }

    @Test
    void oneByteOfAPayload() {
        change(17, row -> row.withPayload(row.payload().replace("\"seats\":2", "\"seats\":3")));
        verified(log.checkpoint(30))
                .first(
                        "position 17, LicenseActivated of licence 01980000-0000-7000-8000-000000000001 at 2026-11-22T08:00:00.016Z: changed")
                .findings(1);
    }

    @Test
    void anActor() {
        change(23, row -> row.withActor("berta"));
        verified()
                .first("position 23,", ": changed: it is not what was appended here")
                .findings(1);
    }

    @Test
    void aTime() {
        change(1, row -> row.withTime("2026-11-21T08:00:00Z"));
        verified().first("position 1,", ": changed").findings(1);
    }

    @Test
    void anEventThatWasDeleted() {
        log.rows.remove(17L);
        verified(log.checkpoint(30))
                .first("position 17: dropped: position 18,", "the log has it, with the hash ")
                .findings(1);
        log.rows.put(17L, Row.after(16));
        log.rows.remove(18L);
        verified(log.checkpoint(30))
                .first("position 18: dropped", "the log has it, with the hash ")
                .findings(1);
    }

    @Test
    void severalThatWereDeleted() {
        log.rows.subMap(10L, 14L).clear();
        log.rows.remove(1L);
        verified(log.checkpoint(30))
                .first("position 1: dropped")
                .says("Then:  positions 10 to 13: dropped", "Not compared, after all this: the checkpoints of size 30.")
                .findings(2);
    }

    @Test
    void twoThatChangedPlaces() {
        Row one = Row.after(11);
        log.rows.put(12L, Row.after(30));
        log.rows.put(31L, one);
        verified()
                .first("position 12,", ": reordered: what stands here was appended as position 31.")
                .says("Then:  position 31,", "was appended as position 12.")
                .findings(2);
    }

    @Test
    void oneThatTheServiceNeverAppended() {
        log.rows.put(41L, Row.after(40).withActor("mallory"));
        log.log("{\"anomaly\":\"NOT_SEALED\",\"position\":41}");
        verified(log.checkpoint(40))
                .first("position 41,", ": inserted: the service never appended this here")
                .findings(1);
    }

    @Test
    void oneThatWasGoneBeforeTheLogSawIt() {
        log.log("{\"anomaly\":\"MISSING\",\"position\":41}");
        log.append(3);
        verified()
                .first("position 41: dropped", "it was gone already when the log came by")
                .findings(1);
        log.rows.put(41L, Row.after(40));
        verified()
                .first("position 41,", ": inserted: nothing was here when the log came by")
                .findings(1);
    }

    @Test
    void theEndWasCutOff() {
        log.rows.tailMap(36L).clear();
        verified()
                .first("positions 36 to 40: cut off: a checkpoint was signed of 40 events")
                .findings(1);
    }

    @Test
    void theEndWasCutOffAndTheLogWithIt() {
        String known = log.checkpoint(38);
        log.rows.tailMap(36L).clear();
        verified(log.rewritten(), known).first("positions 36 to 38: cut off").findings(1);
    }

    @Test
    void theEndWasCutOffAndOthersAppended() {
        String known = log.checkpoint(38);
        String before = log.checkpoint(30);
        log.rows.tailMap(36L).clear();
        SmallLog other = log.rewritten();
        for (int i = 0; i < 10; i++) {
            other.append(Row.after(i + 100));
        }
        verified(other, before, known).first("positions 31 to 38: rewritten").findings(1);
    }

    @Test
    void eventsAndLogWereRewrittenTogether() {
        String[] known = {log.checkpoint(10), log.checkpoint(20), log.checkpoint(25)};
        change(17, row -> row.withActor("berta"));
        verified(log.rewritten(), known)
                .first(
                        "positions 11 to 20: rewritten: one of these was another one when the checkpoint of size 20 was signed")
                .findings(1);
    }

    @Test
    void anEventAndItsLeafWereRewrittenButNotTheTree() {
        log.overwrite(17, log.rows.get(17L).withActor("berta"));
        verified(log.checkpoint(10))
                .first("positions 17 to 18,", ": changed: the proof does not lead to the signed root");
    }

    @Test
    void onlyTheLogWasChanged() {
        Row honest = log.rows.get(17L);
        log.overwrite(17, honest.withActor("berta"));
        log.rows.put(17L, honest);
        verified(log.checkpoint(30))
                .first("position 17,", ": changed: the event is as it was signed, but what the log keeps of it is not");
    }
}
