package io.lictor.counts;

import io.lictor.documents.Documents;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The counts of a generation, read for instants and days. Each answer takes some sixty documents, however many licences
 * there are.
 */
public final class KeptCounts {

    private final Documents documents;

    public KeptCounts(Documents counts) {
        this.documents = counts;
    }

    /** Returns all that is counted, as of {@code at} if nothing happens until then. */
    public CellCounts at(Instant at) {
        CountsIndex.Content index = CountsIndex.read(documents);
        CellCounts counts = new CellCounts();
        Slot slot = Slot.of(at);
        List<Bucket> before = Bucket.before(slot, index.years());
        Bucket last = before.removeLast();
        int offset = last.offset(slot);
        before.add(Bucket.ALWAYS);
        read(before, index, (_, document) -> document.tally().forEach(counts::add));
        read(
                List.of(last),
                index,
                (_, document) -> document.tally().forEach((millis, cell, measure, number) -> {
                    if (millis <= offset) {
                        counts.add(millis, cell, measure, number);
                    }
                }));
        return counts;
    }

    /** Returns the changes of status of each day from {@code first} on, up to {@code end}, that day left out. */
    public Map<LocalDate, CellCounts> days(LocalDate first, LocalDate end) {
        Map<LocalDate, CellCounts> days = new TreeMap<>();
        read(
                Bucket.days(first, end),
                CountsIndex.read(documents),
                (bucket, document) ->
                        document.tally().forEach(days.computeIfAbsent(bucket.date(), _ -> new CellCounts())::add));
        return days;
    }

    private interface Reader {

        void read(Bucket bucket, CountsDocument document);
    }

    private void read(List<Bucket> buckets, CountsIndex.Content index, Reader reader) {
        Map<String, Bucket> ids = new TreeMap<>();
        Map<String, Bucket> wanted = new HashMap<>();
        for (Bucket bucket : buckets) {
            index.segments().forEach(segment -> ids.put(CountsDocument.id(bucket, segment), bucket));
            wanted.put(bucket.id(), bucket);
        }
        for (String id : index.single()) {
            Bucket bucket = wanted.get(CountsDocument.bucket(id));
            if (bucket != null) {
                ids.put(id, bucket);
            }
        }
        documents.find(new ArrayList<>(ids.keySet()), document -> {
            CountsDocument counts = CountsDocument.read(document);
            Bucket bucket = ids.get(counts.id());
            if (bucket != null) {
                reader.read(bucket, counts);
            }
        });
    }
}
