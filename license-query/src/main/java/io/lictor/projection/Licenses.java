package io.lictor.projection;

import static java.util.stream.Collectors.groupingBy;

import io.lictor.event.LicenseEvent;
import io.lictor.event.RecordedEvent;
import io.lictor.license.License;
import io.lictor.license.LicenseFold;
import io.lictor.projection.Guarded.Change;
import io.lictor.readmodel.LicenseDocument;
import io.lictor.readmodel.ReadModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The licences, and with them whose they are. */
final class Licenses implements Part {

    private final Guarded documents;
    private final Customers customers;
    private final Recent recent = new Recent();

    Licenses(ReadModel readModel) {
        this.documents = new Guarded(readModel.licenses(), LicenseDocument.VERSION);
        this.customers = new Customers(readModel.customers());
    }

    @Override
    public void fold(List<RecordedEvent> events) {
        Map<String, List<RecordedEvent>> streams = events.stream()
                .filter(recorded -> recorded.event() instanceof LicenseEvent)
                .collect(groupingBy(recorded -> recorded.event().streamId(), LinkedHashMap::new, Collectors.toList()));
        if (streams.isEmpty()) {
            return;
        }
        try {
            fold(streams);
        } catch (RuntimeException e) {
            recent.clear(); // what is remembered may not be what was written
            throw e;
        }
    }

    private void fold(Map<String, List<RecordedEvent>> streams) {
        Map<String, Document> present = documents.read(
                streams.keySet().stream().filter(id -> !recent.containsKey(id)).toList());
        List<Change> changes = new ArrayList<>();
        Customers.Moves moves = new Customers.Moves();
        streams.forEach((id, news) -> {
            LicenseFold remembered = recent.get(id);
            LicenseFold before = remembered == null ? read(present.get(id)) : remembered;
            LicenseFold after = fold(before, news);
            if (after.version() > before.version() && after.license() instanceof License.Issued issued) {
                changes.add(new Change(before.version(), new LicenseDocument(issued, after.version()).write()));
                moves.add(id, before.license(), issued);
                recent.put(id, after);
            }
        });
        // Customers first: should we die in between, the licences still tell that their events are to be folded in.
        customers.write(moves);
        documents.write(changes);
    }

    private static LicenseFold read(@Nullable Document document) {
        if (document == null) {
            return LicenseFold.EMPTY;
        }
        LicenseDocument present = LicenseDocument.read(document);
        return new LicenseFold(present.license(), present.version());
    }

    private static LicenseFold fold(LicenseFold before, List<RecordedEvent> events) {
        LicenseFold fold = before;
        for (RecordedEvent recorded : events) {
            if (Sequence.isNext(fold.version(), recorded)) {
                fold = fold.plus((LicenseEvent) recorded.event());
            }
        }
        return fold;
    }
}
