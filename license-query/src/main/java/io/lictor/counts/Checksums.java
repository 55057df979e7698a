package io.lictor.counts;

import io.lictor.license.License;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bson.Document;

/**
 * A number for each bucket that tells whether two sources count alike: the sum of all its numbers, each times one that is
 * made from what it counts. So a million licences can be held against their counts in little memory.
 */
public final class Checksums {

    private final Map<String, Long> byBucket = new HashMap<>();

    /** Adds what a licence contributes. */
    public void add(License license) {
        Contribution.of(license)
                .forEach(contribution -> contribution
                        .parts()
                        .forEach(part -> Bucket.of(part.slot())
                                .forEach(bucket -> add(
                                        bucket.id(),
                                        bucket.offset(part.slot()),
                                        contribution.cell(),
                                        part.measure(),
                                        part.number()))));
    }

    /** Adds what a document of counts holds. */
    public void add(Document document) {
        if (document.containsKey(CountsDocument.POSITION)) {
            CountsDocument counts = CountsDocument.read(document);
            counts.tally()
                    .forEach((offset, cell, measure, number) -> add(counts.bucket(), offset, cell, measure, number));
        }
    }

    private void add(String bucket, int offset, Cell cell, int measure, long number) {
        byBucket.merge(bucket, number * factor(offset, cell, measure), Long::sum);
    }

    /** Spreads over all bits what would otherwise be numbers close to each other, whose sums are soon alike. */
    private static long factor(int offset, Cell cell, int measure) {
        long mixed = Objects.hash(
                cell.product(),
                cell.version(),
                cell.kind().name(),
                cell.channel().name());
        for (long next : List.of((long) offset, (long) measure)) {
            mixed = (mixed ^ next) * 0x9E3779B97F4A7C15L;
            mixed ^= mixed >>> 32;
        }
        return mixed | 1;
    }

    /** Returns the buckets in which the other source counts differently, and by how much its sum differs. */
    public Map<String, Long> differences(Checksums other) {
        Map<String, Long> differences = new TreeMap<>();
        other.byBucket.forEach((bucket, sum) -> differences.merge(bucket, sum, Long::sum));
        byBucket.forEach((bucket, sum) -> differences.merge(bucket, -sum, Long::sum));
        differences.values().removeIf(difference -> difference == 0);
        return differences;
    }
}
