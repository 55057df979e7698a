package io.lictor.projection;

import com.mongodb.client.MongoCollection;
import io.lictor.event.AutoRenewCanceled;
import io.lictor.event.Event;
import io.lictor.event.LicenseActivated;
import io.lictor.event.LicenseIssued;
import io.lictor.event.LicenseRenewed;
import io.lictor.event.RecordedEvent;
import io.lictor.license.License;
import io.lictor.projection.Guarded.Change;
import io.lictor.projection.Part.Folded;
import io.lictor.readmodel.DayDocument;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * What was done on each day. A document of it counts events of many streams, so it goes by their position in the store;
 * that relies on positions becoming visible in their order, and on one segment writing one document.
 *
 * <p>A stream that stood still while others went on would be passed over so. What it brings late is counted in a
 * document of that stream alone, where positions are in order again. No event is counted twice: those that a licence has
 * folded in already don't come here any more, and they come here before the licence is written.
 */
final class Days {

    private final Guarded documents;
    private final String segment;

    Days(MongoCollection<Document> days, int segment) {
        this.documents = new Guarded(days, DayDocument.POSITION);
        this.segment = Integer.toString(segment);
    }

    void count(List<Folded<License>> folded) {
        Map<String, List<RecordedEvent>> byDocument = new LinkedHashMap<>();
        for (Folded<License> license : folded) {
            String writer = license.late() ? license.streamId() : segment;
            for (RecordedEvent recorded : license.news()) {
                if (counts(recorded.event())) {
                    byDocument
                            .computeIfAbsent(DayDocument.id(day(recorded.event()), writer), _ -> new ArrayList<>())
                            .add(recorded);
                }
            }
        }
        if (byDocument.isEmpty()) {
            return;
        }
        Map<String, Document> present = documents.read(byDocument.keySet());
        List<Change> changes = new ArrayList<>();
        byDocument.forEach((id, news) -> {
            Document document = present.get(id);
            DayDocument before = document == null ? DayDocument.empty(id) : DayDocument.read(document);
            DayDocument after = before;
            news.sort(Comparator.comparingLong(RecordedEvent::position));
            for (RecordedEvent recorded : news) {
                if (recorded.position() > after.position()) {
                    after = plus(after, recorded);
                }
            }
            if (after.position() > before.position()) {
                changes.add(new Change(before.position(), after.write()));
            }
        });
        documents.write(changes);
    }

    private static boolean counts(Event event) {
        return event instanceof LicenseIssued
                || event instanceof LicenseActivated
                || event instanceof LicenseRenewed
                || event instanceof AutoRenewCanceled;
    }

    private static DayDocument plus(DayDocument day, RecordedEvent recorded) {
        long position = recorded.position();
        if (recorded.event() instanceof LicenseIssued) {
            return day.issued(position);
        }
        if (recorded.event() instanceof LicenseActivated) {
            return day.activated(position);
        }
        return recorded.event() instanceof LicenseRenewed ? day.renewed(position) : day.canceled(position);
    }

    private static LocalDate day(Event event) {
        return event.at().atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
