package io.lictor.licenses;

import io.lictor.access.ProductScope;
import io.lictor.counts.Checksums;
import io.lictor.readmodel.ReadModel;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Comparison of the kept counts with the licences counted one by one. Licences change meanwhile, and their counts a moment
 * earlier: a difference is one only if it is there twice in a row, unchanged.
 */
public final class CountsVerifier {

    private static final int ROUNDS = 5;

    private final ReadModel readModel;
    private final LicenseList licenses;

    public CountsVerifier(ReadModel readModel, LicenseList licenses) {
        this.readModel = readModel;
        this.licenses = licenses;
    }

    /**
     * What came out.
     *
     * @param licenses how many were counted
     * @param differences the stretches of time for which other numbers are kept
     */
    public record Verification(long licenses, List<String> differences) {}

    private record Round(long licenses, Map<String, Long> differences) {}

    /** Counts all licences, and again where that gives other numbers than are kept. */
    public Verification verify() {
        Round round = round();
        Map<String, Long> lasting = Map.of();
        for (int rounds = 1; rounds < ROUNDS && !round.differences().isEmpty() && lasting.isEmpty(); rounds++) {
            Round next = round();
            lasting = new TreeMap<>(next.differences());
            lasting.entrySet().retainAll(round.differences().entrySet());
            round = next;
        }
        return new Verification(round.licenses(), List.copyOf(lasting.keySet()));
    }

    private Round round() {
        Checksums kept = new Checksums();
        readModel.ask(() -> {
            readModel.serving().counts().find().forEach(kept::add);
            return kept;
        });
        Checksums counted = new Checksums();
        long number = 0;
        for (var each = licenses.all(null, ProductScope.ALL).iterator(); each.hasNext(); number++) {
            counted.add(each.next().state());
        }
        return new Round(number, kept.differences(counted));
    }
}
