package io.lictor.auditor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exports that somebody edited on their way. */
class TamperedExportTest {

    @TempDir
    Path directory;

    private final SmallLog log = SmallLog.of(40);
    private final List<String> lines = new ArrayList<>(log.export());

    private Audit.Said verified() {
        return new Audit(directory, log.key())
                .checkpoint(log.checkpoint(30))
                .export(lines)
                .verify();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"actor\":\"anna\"    | \"actor\":\"berta\"    | it shows the actor berta, and its leaf says anna",
                "\"sequence\":6        | \"sequence\":5         | it shows the sequence 5, and its leaf says 6",
                "\"revision\":1        | \"revision\":2         | it shows the revision 2,",
                "\"type\":\"License    | \"type\":\"Product     | it shows the type ProductActivated",
                "\"seats\":2           | \"seats\":3            | it shows the payload.seats 3, and its leaf says 2",
                "\"seats\":2           | \"seats\":2,\"seats\":2 | it shows the payload",
                "08:00:00.016Z\",\"act | 08:00:00.017Z\",\"act  | it shows the at 2026-11-22T08:00:00.017Z",
                "\"licenseId\":\"0     | \"licenseId\":\"1      | it shows the licenseId 1",
                "\"licenseId\"         | \"product\":\"p\",\"license\" | it shows the licenseId null",
                "\"command\":\"Act     | \"command\":\"Deact    | it shows the command Deact",
                "\"leafIndex\":16      | \"leafIndex\":15       | says that its leaf has the index 15",
                "\\\"actor\\\":\\\"anna | \\\"actor\\\":\\\"bert | it is not what was appended here",
            })
    void aWordOfALine(String word, String other, String how) {
        String line = lines.get(16);
        int at = line.indexOf(word.strip());
        lines.set(
                16,
                line.substring(0, at)
                        + other.strip()
                        + line.substring(at + word.strip().length()));
        verified().first("position 17,", ": changed: ", how).findings(1);
    }

    /** People read this: what is told is what differs, not all that there is. */
    @Test
    void severalMembersOfALineEachOnALineOfItsOwn() {
        lines.set(
                16,
                lines.get(16)
                        .replace("\"actor\":\"anna\"", "\"actor\":\"berta\"")
                        .replace("\"seats\":2", "\"seats\":3"));
        verified()
                .first("position 17,", ": changed: it shows the actor berta, and its leaf says anna.")
                .says("       it shows the payload.seats 3, and its leaf says 2.")
                .findings(1);
    }

    @Test
    void aProof() {
        String line = lines.get(16);
        int at = line.indexOf("\"hashes\":[\"") + 11;
        lines.set(16, line.substring(0, at) + (line.charAt(at) == '0' ? '1' : '0') + line.substring(at + 1));
        verified()
                .first("position 17,", "the proof does not lead to the signed root")
                .findings(1);
    }

    @Test
    void aLineIsGone() {
        lines.remove(16);
        verified().first("position 17: dropped").findings(1);
    }

    @Test
    void theLastLineIsGone() {
        lines.removeLast();
        verified().first("position 40: cut off").findings(1);
    }

    @Test
    void twoLinesChangedPlaces() {
        lines.set(16, lines.set(25, lines.get(16)));
        verified()
                .first("position 17,", ": reordered: it stands behind position 26.")
                .says("Then:  positions 18 to 25,")
                .findings(2);
    }

    @Test
    void aLineStandsThereTwice() {
        lines.add(17, lines.get(16));
        verified()
                .first("position 17,", ": inserted: this position has been there before")
                .findings(1);
    }

    @Test
    void whatPeopleReadHasNoControlCharacters() {
        lines.set(
                16, lines.get(16).replaceFirst("\"actor\":\"anna\"", "\"actor\":\"\\\\u001b[2Janna\\\\nComplete: \""));
        verified().first("it shows the actor ?[2Janna?Complete: ");
    }

    @Test
    void manyFindingsAreCounted() {
        lines.replaceAll(line -> line.replaceFirst("anna", "berta"));
        verified()
                .first("position 1,")
                .says("Then:  position 21,", "… and 19 more.")
                .findings(40);
    }
}
