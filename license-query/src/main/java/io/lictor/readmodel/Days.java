package io.lictor.readmodel;

import io.lictor.documents.Documents;
import io.lictor.documents.Documents.Change;
import io.lictor.event.RecordedEvent;
import io.lictor.projection.DocumentProjection.Folded;
import io.lictor.projection.OptimisticDocuments;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * Counts of each day. A document counts events of many streams, so it goes by their position in the store; that
 * relies on positions becoming visible in order, and on one segment writing one document.
 *
 * <p>A stream that stood still while others went on would be passed over so. Its late events are counted in a
 * document of that stream alone, in which positions are in order again. No event is counted twice: those that a
 * licence has folded in don't come here any more, and they come here before the licence is written, of all licences
 * at once.
 */
final class Days {

    private final OptimisticDocuments documents;
    private final String segment;

    Days(Documents days, int segment) {
        this.documents = new OptimisticDocuments(days, DayDocument.POSITION);
        this.segment = Integer.toString(segment);
    }

    private record Done(long position, String product, DayCounts counts) {}

    void count(List<Folded<Listed>> folded) {
        Map<String, List<Done>> byDocument = new LinkedHashMap<>();
        for (Folded<Listed> license : folded) {
            String writer = license.late() ? license.streamId() : segment;
            for (RecordedEvent recorded : license.news()) {
                Counted.of(recorded.event(), license.after().state().license())
                        .ifPresent(counted -> byDocument
                                .computeIfAbsent(DayDocument.id(counted.day(), writer), _ -> new ArrayList<>())
                                .add(new Done(recorded.position(), counted.product(), counted.counts())));
            }
        }
        if (byDocument.isEmpty()) {
            return;
        }
        Map<String, Document> present = documents.read(byDocument.keySet());
        List<Change> changes = new ArrayList<>();
        byDocument.forEach((id, news) -> {
            DayDocument before = present(present, id);
            DayDocument after = plus(before, news);
            if (after.position() > before.position()) {
                changes.add(new Change(before.position(), after.write()));
            }
        });
        documents.write(changes);
    }

    /** These are counted already, though their stream stands still: when it brings them late they don't count again. */
    void remember(String streamId, List<RecordedEvent> counted) {
        Map<String, Long> last = new LinkedHashMap<>();
        counted.stream()
                // Which was told only with a licence that was withdrawn, and that can always be written.
                .filter(recorded -> DayCounts.of(recorded.event()) != DayCounts.NONE)
                .forEach(recorded -> last.merge(
                        DayDocument.id(DayCounts.day(recorded.event()), streamId), recorded.position(), Math::max));
        Map<String, Document> present = documents.read(last.keySet());
        List<Change> changes = new ArrayList<>();
        last.forEach((id, position) -> {
            DayDocument before = present(present, id);
            if (position > before.position()) {
                changes.add(new Change(before.position(), new DayDocument(id, position, before.products()).write()));
            }
        });
        documents.write(changes);
    }

    private static DayDocument present(Map<String, Document> present, String id) {
        Document document = present.get(id);
        return document == null ? DayDocument.empty(id) : DayDocument.read(document);
    }

    private static DayDocument plus(DayDocument before, List<Done> news) {
        Map<String, DayCounts> products = new HashMap<>(before.products());
        long position = before.position();
        news.sort(Comparator.comparingLong(Done::position));
        for (Done done : news) {
            if (done.position() > position) {
                position = done.position();
                products.merge(done.product(), done.counts(), DayCounts::plus);
            }
        }
        return new DayDocument(before.id(), position, products);
    }
}
