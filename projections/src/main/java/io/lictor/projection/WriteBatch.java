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

/** Writes for some streams of a projection: their news, their documents, and the events that could not be folded. */
final class WriteBatch<S> {

    private final DocumentProjection<S> projection;
    private final List<Folded<S>> news = new ArrayList<>();
    private final List<Folded<S>> folded = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private final List<Poison> poisons = new ArrayList<>();
    private final Map<String, List<RecordedEvent>> takenBack = new LinkedHashMap<>();

    WriteBatch(DocumentProjection<S> projection) {
        this.projection = projection;
    }

    /** Adds the news of a stream whose document another batch writes. */
    void addNews(StreamFold<S> stream, boolean late) {
        if (!stream.isUntouched()) {
            news.add(stream.folded(late));
        }
    }

    /** Adds the stream's document; returns false if there can't be one, since one of its events can't be folded. */
    boolean add(StreamFold<S> stream, boolean late) {
        if (stream.isUntouched()) {
            return true;
        }
        @Nullable Document document;
        try {
            document = projection.document(stream.state());
        } catch (RuntimeException e) {
            return false;
        }
        folded.add(stream.folded(late));
        boolean wasThere = projection.isThere(stream.before().state());
        if (document != null) {
            changes.add(new Change(wasThere ? stream.before().version() : 0, document));
        } else if (wasThere) {
            changes.add(Change.removal(
                    projection.documentId(stream.id()), stream.before().version()));
        }
        return true;
    }

    void add(Poison poison) {
        poisons.add(poison);
    }

    /** Takes back those of the {@code news} told that the stream could not fold in after all. */
    void takeBack(StreamFold<S> stream, List<RecordedEvent> news) {
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
            projection.writeNews(news);
        }
        takenBack.forEach(projection::writeTakenBack);
        projection.write(folded, changes);
    }
}
