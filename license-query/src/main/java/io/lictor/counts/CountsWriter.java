package io.lictor.counts;

import io.lictor.counts.Contribution.Part;
import io.lictor.counts.Tally.Addition;
import io.lictor.documents.Documents;
import io.lictor.documents.Documents.Change;
import io.lictor.event.LicenseEvent;
import io.lictor.event.RecordedEvent;
import io.lictor.license.License;
import io.lictor.license.LicenseFold;
import io.lictor.projection.OptimisticDocuments;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.bson.Document;

/**
 * Keeps the counts up with licences that change. A document counts events of many streams, so it goes by their position in
 * the store, as the counts of each day do: it holds all events of its writer up to its position, and none behind it.
 *
 * <ol>
 *   <li>a licence's contribution before its events is taken away, and the one after them added
 *   <li>where a document has some of these events already, since a batch was interrupted and comes again, the events are
 *       looked up and counted one by one, those behind its position only
 * </ol>
 */
public final class CountsWriter {

    private final OptimisticDocuments documents;
    private final CountsIndex index;
    private final String segment;

    /** Changes whose writer isn't {@code segment} are counted by themselves. */
    public CountsWriter(Documents counts, String segment) {
        this.segment = segment;
        this.documents = new OptimisticDocuments(counts, CountsDocument.POSITION);
        this.index = new CountsIndex(counts);
    }

    private record Counted(CountedChange change, List<Addition> additions) {}

    /** What a document is about. */
    private record Place(Bucket bucket, String writer) {}

    /** Counts the changes; {@code events} looks up those that led from the state before to the one after. */
    public void count(List<CountedChange> changes, Function<CountedChange, List<RecordedEvent>> events) {
        Map<Place, List<Counted>> byPlace = new LinkedHashMap<>();
        for (CountedChange change : changes) {
            additions(change.before(), change.after())
                    .forEach((bucket, additions) -> byPlace.computeIfAbsent(
                                    new Place(bucket, change.writer()), _ -> new ArrayList<>())
                            .add(new Counted(change, additions)));
        }
        if (byPlace.isEmpty()) {
            return;
        }
        Set<String> segments = new HashSet<>();
        Set<String> single = new HashSet<>();
        Set<String> years = new HashSet<>();
        Map<String, Place> places = new LinkedHashMap<>();
        byPlace.keySet().forEach(place -> {
            String id = CountsDocument.id(place.bucket(), place.writer());
            places.put(id, place);
            if (place.writer().equals(segment)) {
                segments.add(segment);
            } else {
                single.add(id);
            }
            if (place.bucket().level() == Bucket.Level.YEAR) {
                years.add(Long.toString(place.bucket().number()));
            }
        });
        index.add(segments, years, single);
        Map<String, Document> present = documents.read(places.keySet());
        List<Change> writes = new ArrayList<>(places.size());
        places.forEach((id, place) -> {
            Document document = present.get(id);
            CountsDocument before = document == null ? CountsDocument.empty(id) : CountsDocument.read(document);
            CountsDocument after = plus(before, place.bucket(), byPlace.getOrDefault(place, List.of()), events);
            if (after.position() > before.position()) {
                writes.add(new Change(before.position(), after.write()));
            }
        });
        documents.write(writes);
    }

    private static CountsDocument plus(
            CountsDocument before,
            Bucket bucket,
            List<Counted> counted,
            Function<CountedChange, List<RecordedEvent>> events) {
        List<Addition> additions = new ArrayList<>();
        long position = before.position();
        for (Counted each : counted) {
            CountedChange change = each.change();
            if (change.from() > before.position()) {
                additions.addAll(each.additions());
            } else if (change.to() > before.position()) {
                additions.addAll(behind(before.position(), bucket, change, events.apply(change)));
            }
            position = Math.max(position, change.to());
        }
        return new CountsDocument(before.id(), position, before.tally().plus(additions));
    }

    /** Returns what those of the events add to the bucket that stand behind a position. */
    private static List<Addition> behind(
            long position, Bucket bucket, CountedChange change, List<RecordedEvent> events) {
        License license = change.before();
        for (RecordedEvent recorded : events) {
            if (recorded.position() > position) {
                break;
            }
            license = LicenseFold.evolve(license, (LicenseEvent) recorded.event());
        }
        return additions(license, change.after()).getOrDefault(bucket, List.of());
    }

    private static Map<Bucket, List<Addition>> additions(License before, License after) {
        Map<Bucket, List<Addition>> additions = new HashMap<>();
        Contribution.of(before).forEach(gone -> add(additions, gone, -1));
        Contribution.of(after).forEach(come -> add(additions, come, 1));
        additions.values().removeIf(CountsWriter::cancelsOut);
        return additions;
    }

    private static void add(Map<Bucket, List<Addition>> additions, Contribution contribution, int sign) {
        for (Part part : contribution.parts()) {
            for (Bucket bucket : Bucket.of(part.slot())) {
                additions
                        .computeIfAbsent(bucket, _ -> new ArrayList<>(4))
                        .add(new Addition(
                                bucket.offset(part.slot()), contribution.cell(), part.measure(), sign * part.number()));
            }
        }
    }

    /** Most of a licence stays as it is, and nothing need be written for that. */
    private static boolean cancelsOut(List<Addition> additions) {
        if (additions.size() % 2 != 0 || additions.getFirst().number() > 0) {
            return false;
        }
        Map<Addition, Long> sums = new HashMap<>();
        additions.forEach(each ->
                sums.merge(new Addition(each.offset(), each.cell(), each.measure(), 0), each.number(), Long::sum));
        return sums.values().stream().allMatch(sum -> sum == 0);
    }
}
