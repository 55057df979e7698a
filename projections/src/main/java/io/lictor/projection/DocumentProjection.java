package io.lictor.projection;

import io.lictor.documents.DocumentCache;
import io.lictor.documents.Documents;
import io.lictor.documents.Documents.Change;
import io.lictor.event.Event;
import io.lictor.event.RecordedEvent;
import io.lictor.store.EventLog;
import io.lictor.value.Versioned;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A part of the read model that has a document for each stream of its kind, with the number of the last event folded in.
 * Each stream is folded as far as it goes: where an event can't be folded in, those before it are, and it is told.
 *
 * @param <S> what a stream of this kind comes to
 */
public abstract class DocumentProjection<S> {

    protected static final String VERSION = "version";

    private final OptimisticDocuments documents;
    private final EventLog log;
    private final RecentStates<S> recent = new RecentStates<>();

    protected DocumentProjection(Documents documents, EventLog log) {
        this.documents = new OptimisticDocuments(documents, VERSION);
        this.log = log;
    }

    /**
     * A stream that was folded on.
     *
     * @param news those of the events that {@link #isNews}
     * @param from the position of the first event folded, 0 if none was
     * @param to the position of the last one
     * @param late whether the events had to be looked up, because the stream had stood still while others went on
     */
    public record Folded<S>(
            String streamId,
            Versioned<S> before,
            Versioned<S> after,
            List<RecordedEvent> news,
            long from,
            long to,
            boolean late) {}

    /** Looks up the events that led a stream from the state before to the one after. */
    public interface EventsOfFold<S> {

        List<RecordedEvent> of(Folded<S> folded);
    }

    protected abstract boolean holds(String streamId);

    protected abstract String documentId(String streamId);

    protected abstract S empty();

    protected abstract S read(Document document);

    /** Returns the state after one more event; throws if the event makes no sense. */
    protected abstract S plus(S state, Event event);

    /** Returns the state after one more event, for projections that need its position. */
    protected S plus(S state, RecordedEvent recorded) {
        return plus(state, recorded.event());
    }

    /** Returns whether the state has a document; if it has none any more, the document is removed. */
    protected abstract boolean isThere(S state);

    protected abstract Document write(S state, long version);

    /**
     * Told of all streams at once, before anything else of them is written, which may be in pieces: what counts events by
     * their position must see them in that order.
     */
    protected void writeNews(List<Folded<S>> folded, EventsOfFold<S> events) {}

    /**
     * {@link #writeNews} was told of a stream as {@code told}, but only the events up to {@code remains} can be folded in:
     * should the others ever be, they come again, late.
     */
    protected void writeTakenBack(Folded<S> told, Versioned<S> remains) {}

    /**
     * Returns a key by which streams are best written together, since something else is written once for all of them.
     */
    protected String company(S state) {
        return "";
    }

    /** Written before the documents, which by their versions still tell that the news are to come. */
    protected void writeBeforehand(List<Folded<S>> folded) {}

    /** Changes the copies of these documents in memory. */
    protected DocumentCache.Change<?> changeCopies(List<Folded<S>> folded) {
        return DocumentCache.none().change(Map.of());
    }

    /** Returns the documents of these streams by id; null for one that is removed. */
    protected final <D> Map<String, @Nullable D> documents(List<Folded<S>> folded, BiFunction<S, Long, D> document) {
        Map<String, @Nullable D> documents = HashMap.newHashMap(folded.size());
        for (Folded<S> stream : folded) {
            Versioned<S> after = stream.after();
            if (isThere(after.state())) {
                documents.put(documentId(stream.streamId()), document.apply(after.state(), after.version()));
            } else if (isThere(stream.before().state())) {
                documents.put(documentId(stream.streamId()), null);
            }
        }
        return documents;
    }

    /** Returns whether most events follow others of their stream soon, so that recent states are worth keeping. */
    protected boolean remembersLatest() {
        return false;
    }

    /** Returns whether the event is among the news that are told; others needn't be kept. */
    protected boolean isNews(Event event) {
        return true;
    }

    private void remember(Folded<S> folded) {
        if (remembersLatest() && isThere(folded.after().state())) {
            recent.put(folded.streamId(), folded.after());
        } else {
            recent.remove(folded.streamId());
        }
    }

    /** Forgets recent states: they may not be what was written. */
    final void forget() {
        recent.clear();
    }

    /** Returns the states of these streams: recent ones, or else those of their documents. */
    final Map<String, Versioned<S>> states(Collection<String> streams) {
        Map<String, Versioned<S>> states = new HashMap<>();
        List<String> missing = new ArrayList<>();
        for (String stream : streams) {
            Versioned<S> known = recent.get(stream);
            if (known == null) {
                missing.add(stream);
            } else {
                states.put(stream, known);
            }
        }
        Map<String, Document> present =
                documents.read(missing.stream().map(this::documentId).toList());
        missing.forEach(stream -> states.put(stream, state(present.get(documentId(stream)))));
        return states;
    }

    /** Returns the state of one stream's document. */
    final Versioned<S> written(String stream) {
        return state(documents.read(List.of(documentId(stream))).get(documentId(stream)));
    }

    final boolean remembers(String stream) {
        return recent.containsKey(stream);
    }

    final Versioned<S> nothing() {
        return new Versioned<>(empty(), 0);
    }

    private Versioned<S> state(@Nullable Document document) {
        return document == null ? nothing() : new Versioned<>(read(document), document.getLong(VERSION));
    }

    final @Nullable Document document(Versioned<S> state) {
        return isThere(state.state()) ? write(state.state(), state.version()) : null;
    }

    /** The events of a stream behind {@code version}, up to {@code last}. */
    final List<DecodedEvent> lookUp(String stream, long version, long last) {
        return log.stream(stream, version + 1, (int) (last - version)).stream()
                .map(stored -> DecodedEvent.of(stored, log))
                .toList();
    }

    final void write(List<Folded<S>> folded, List<Change> changes) {
        if (folded.isEmpty()) {
            return;
        }
        writeBeforehand(folded);
        try (DocumentCache.Change<?> copies = changeCopies(folded)) {
            documents.write(changes);
            copies.written();
        }
        folded.forEach(this::remember);
    }
}
