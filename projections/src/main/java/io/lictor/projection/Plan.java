package io.lictor.projection;

import io.lictor.documents.Documents.Change;
import io.lictor.event.RecordedEvent;
import io.lictor.projection.DocumentProjection.Folded;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What is to be written of some streams of a part. */
final class Plan<S> {

    private final DocumentProjection<S> part;
    private final List<Folded<S>> news = new ArrayList<>();
    private final List<Folded<S>> folded = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private final List<Poison> poisons = new ArrayList<>();
    private final Map<String, List<RecordedEvent>> takenBack = new LinkedHashMap<>();

    Plan(DocumentProjection<S> part) {
        this.part = part;
    }

    /** What has happened in a stream, of which other plans write the document. */
    void addNews(OnTheWay<S> stream, boolean late) {
        if (!stream.isUntouched()) {
            news.add(stream.folded(late));
        }
    }

    /** False where there can be no document of it: one of its events can't be folded in. */
    boolean add(OnTheWay<S> stream, boolean late) {
        if (stream.isUntouched()) {
            return true;
        }
        @Nullable Document document;
        try {
            document = part.document(stream.state());
        } catch (RuntimeException e) {
            return false;
        }
        folded.add(stream.folded(late));
        boolean wasThere = part.isThere(stream.before().value());
        if (document != null) {
            changes.add(new Change(wasThere ? stream.before().version() : 0, document));
        } else if (wasThere) {
            changes.add(
                    Change.removal(part.documentId(stream.id()), stream.before().version()));
        }
        return true;
    }

    void add(Poison poison) {
        poisons.add(poison);
    }

    /** Of {@code news} that were told, those are taken back that the stream has not folded in. */
    void takeBack(OnTheWay<S> stream, List<RecordedEvent> news) {
        List<RecordedEvent> gone = news.stream()
                .filter(recorded -> recorded.sequence() > stream.state().version())
                .toList();
        if (!gone.isEmpty()) {
            takenBack.put(stream.id(), gone);
        }
    }

    List<Poison> poisons() {
        return poisons;
    }

    void write() {
        if (!news.isEmpty()) {
            part.writeNews(news);
        }
        takenBack.forEach(part::writeTakenBack);
        part.write(folded, changes);
    }
}
