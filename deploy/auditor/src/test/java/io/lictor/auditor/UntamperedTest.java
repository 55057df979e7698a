package io.lictor.auditor;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An export that nobody touched is found whole, also one fetched in parts. */
class UntamperedTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7, 8, 9, 100, 257})
    void aWholeExportIsCompleteUntamperedAndConsistent(int size) {
        SmallLog log = SmallLog.of(size);
        new Audit(directory, log.key())
                .checkpoint(log.checkpoint(1), log.checkpoint((size + 1) / 2))
                .checkpoint(log.checkpoint(size))
                .export(log.export())
                .verify()
                .good()
                .says("Complete: " + size + " event", "Untampered", "Consistent", "lictor/test");
    }

    @Test
    void anExportFetchedInPartsIsOne() {
        SmallLog log = SmallLog.of(20);
        List<String> first = log.export(1, 20);
        String known = log.checkpoint(20);
        log.append(13);
        new Audit(directory, log.key())
                .checkpoint(known)
                .export(first)
                .export(log.export(21, 33))
                .verify()
                .good()
                .says("Complete: 33 events", "Consistent: 2 checkpoints");
    }

    @Test
    void aSelectionSaysThatItIsOne() {
        SmallLog log = SmallLog.of(40);
        List<String> some = log.export(1, 40).stream()
                .filter(line -> line.contains("-8000-000000000000\""))
                .toList();
        new Audit(directory, log.key())
                .selected()
                .export(some)
                .verify()
                .good()
                .says("Selected: 14 events", "Untampered");
    }

    @Test
    void aCheckpointAndASelectionAreTiedByProofs() {
        SmallLog log = SmallLog.of(40);
        Audit audit = new Audit(directory, log.key())
                .selected()
                .checkpoint(log.checkpoint(11), log.checkpoint(25))
                .export(log.export(7, 40));
        audit.verify().unusable("NOT COMPARED: the checkpoints of size 11, 25");
        audit.consistency(log.consistency(25, 40)).verify().unusable("NOT COMPARED: the checkpoints of size 11.");
        audit.consistency(log.consistency(11, 25)).verify().good().says("Consistent: 3 checkpoints");
    }

    @Test
    void textsWithOtherSpacesAndNumbersAreTheSame() {
        SmallLog log = SmallLog.of(4);
        List<String> lines = log.export().stream()
                .map(line -> line.replace("\"seats\":2}", "\"seats\": 2.0 }").replace(".000Z\",\"actor", "Z\",\"actor"))
                .toList();
        new Audit(directory, log.key()).export(lines).verify().good();
    }

    @Test
    void noEventsAreNoneMissing() {
        SmallLog log = SmallLog.of(0);
        new Audit(directory, log.key())
                .checkpoint(log.checkpoint(0))
                .export(List.of())
                .verify()
                .good();
    }
}
