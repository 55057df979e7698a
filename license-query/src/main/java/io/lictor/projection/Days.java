package io.lictor.projection;

import io.lictor.event.AutoRenewCanceled;
import io.lictor.event.Event;
import io.lictor.event.LicenseActivated;
import io.lictor.event.LicenseIssued;
import io.lictor.event.LicenseRenewed;
import io.lictor.event.RecordedEvent;
import io.lictor.projection.Guarded.Change;
import io.lictor.readmodel.DayDocument;
import io.lictor.readmodel.ReadModel;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * What was done on each day. A day counts events of many streams, so it goes by their position in the store; that
 * relies on positions becoming visible in their order.
 */
final class Days implements Part {

    private final Guarded documents;

    Days(ReadModel readModel) {
        this.documents = new Guarded(readModel.days(), DayDocument.POSITION);
    }

    @Override
    public void fold(List<RecordedEvent> events) {
        Map<String, List<RecordedEvent>> byDay = new LinkedHashMap<>();
        for (RecordedEvent recorded : events) {
            if (counts(recorded.event())) {
                byDay.computeIfAbsent(day(recorded.event()).toString(), _ -> new ArrayList<>())
                        .add(recorded);
            }
        }
        if (byDay.isEmpty()) {
            return;
        }
        Map<String, Document> present = documents.read(byDay.keySet());
        List<Change> changes = new ArrayList<>();
        byDay.forEach((date, news) -> {
            Document document = present.get(date);
            DayDocument before =
                    document == null ? DayDocument.empty(LocalDate.parse(date)) : DayDocument.read(document);
            DayDocument after = before;
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
