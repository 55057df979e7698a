package io.lictor.counts;

import java.util.Map;
import org.bson.Document;

/** Contents of the counts of a generation, to be compared. */
public final class CountsContent {

    private CountsContent() {}

    /** Adds the numbers of a document to those of others about the same bucket, whoever wrote them. */
    public static void add(Document document, Map<String, Object> content) {
        if (!document.containsKey(CountsDocument.POSITION)) {
            return; // the index of them, which differs with the writers
        }
        CountsDocument counts = CountsDocument.read(document);
        String bucket = counts.id().substring(0, counts.id().indexOf('#'));
        counts.tally()
                .forEach((offset, cell, measure, number) -> content.merge(
                        "counts %s +%d %s %d".formatted(bucket, offset, cell, measure),
                        number,
                        (one, other) -> sum((Long) one, (Long) other)));
    }

    private static Long sum(long one, long other) {
        return one + other == 0 ? null : one + other;
    }
}
