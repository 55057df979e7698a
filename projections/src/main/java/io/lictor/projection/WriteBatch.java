package io.lictor.projection;

import io.lictor.documents.Documents.Change;
import io.lictor.projection.DocumentProjection.EventsOfFold;
import io.lictor.projection.DocumentProjection.Folded;
import io.lictor.value.Versioned;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Writes for some streams of a projection: their news, their documents, and the events that could not be folded. */
final class WriteBatch<S> {

    private final DocumentProjection<S> projection;
    private final List<Folded<S>> news = new ArrayList<>();
    private final List<Folded<S>> folded = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private final List<Poison> poisons = new ArrayList<>();
    private final List<TakenBack<S>> takenBack = new ArrayList<>();
    private final EventsOfFold<S> events;

    private record TakenBack<S>(Folded<S> told, Versioned<S> remains) {}

    WriteBatch(DocumentProjection<S> projection, EventsOfFold<S> events) {
        this.projection = projection;
        this.events = events;
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

    /** Takes back what was told of a stream beyond the events that it could fold in after all. */
    void takeBack(Folded<S> told, StreamFold<S> stream) {
        takenBack.add(new TakenBack<>(told, stream.state()));
    }

    List<Poison> poisons() {
        return poisons;
    }

    void write() {
        if (!news.isEmpty()) {
            projection.writeNews(news, events);
        }
        takenBack.forEach(each -> projection.writeTakenBack(each.told(), each.remains()));
        projection.write(folded, changes);
    }
}
