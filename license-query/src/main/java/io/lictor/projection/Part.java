package io.lictor.projection;

import com.mongodb.client.MongoCollection;
import io.lictor.event.Event;
import io.lictor.event.RecordedEvent;
import io.lictor.projection.Guarded.Change;
import io.lictor.store.EventLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A part of the read model that has a document for each stream of its kind, with the number of the last event folded in.
 * Each stream is folded as far as it goes: where an event can't be folded in, those before it are, and it is told.
 *
 * @param <S> what a stream of this kind comes to
 */
abstract class Part<S> {

    static final String VERSION = "version";

    private final Guarded documents;
    private final EventLog log;

    Part(MongoCollection<Document> documents, EventLog log) {
        this.documents = new Guarded(documents, VERSION);
        this.log = log;
    }

    /** What a stream comes to, and how many of its events that is. */
    record State<S>(S value, long version) {}

    /**
     * A stream that was folded on. {@code late} are news that had to be looked up, because the stream had stood still
     * while others went on.
     */
    record Folded<S>(String streamId, State<S> before, State<S> after, List<RecordedEvent> news, boolean late) {}

    abstract boolean holds(String streamId);

    abstract String documentId(String streamId);

    abstract S empty();

    abstract S read(Document document);

    /** What it comes to with one event more; throws where the event makes no sense. */
    abstract S plus(S state, Event event);

    /** Whether there is something to keep a document of. */
    abstract boolean isThere(S state);

    abstract Document write(S state, long version);

    /** Written before the documents, which by their versions still tell that the news are to come. */
    void writeBeforehand(List<Folded<S>> folded) {}

    /** What is known of a stream without asking, if anything. */
    @Nullable
    State<S> remembered(String streamId) {
        return null;
    }

    void remember(Folded<S> folded) {}

    /** Whatever is remembered may not be what was written. */
    void forget() {}

    /**
     * What these streams come to with what has arrived. Writes nothing. {@code late} tells that they had stood still while
     * others went on; where events are missing in between that goes without saying.
     */
    Plan<S> plan(Map<String, List<Arrival>> streams, Skips skips, boolean late) {
        Plan<S> plan = new Plan<>(this);
        Map<String, Document> present = documents.read(streams.keySet().stream()
                .filter(stream -> remembered(stream) == null)
                .map(this::documentId)
                .toList());
        streams.forEach((stream, arrivals) -> {
            State<S> before = before(stream, present.get(documentId(stream)));
            List<Arrival> news = arrivals.stream()
                    .filter(arrival -> arrival.sequence() > before.version())
                    .toList();
            if (!news.isEmpty()) {
                boolean gap = news.getFirst().sequence() > before.version() + 1;
                fold(stream, before, gap ? lookUp(stream, before, news) : news, late || gap, skips.of(stream), plan);
            }
        });
        return plan;
    }

    private State<S> before(String stream, @Nullable Document document) {
        State<S> remembered = remembered(stream);
        if (remembered != null) {
            return remembered;
        }
        return document == null ? new State<>(empty(), 0) : new State<>(read(document), document.getLong(VERSION));
    }

    /** A stream that waited, or whose beginning left no document, is folded from the events themselves. */
    private List<Arrival> lookUp(String stream, State<S> before, List<Arrival> news) {
        long last = news.getLast().sequence();
        List<Arrival> all = log.stream(stream, before.version() + 1, (int) (last - before.version())).stream()
                .map(stored -> Arrival.of(stored, log))
                .toList();
        return all.isEmpty() ? news : all;
    }

    private void fold(
            String stream, State<S> before, List<Arrival> news, boolean late, Set<Long> skipped, Plan<S> plan) {
        State<S> after = before;
        List<RecordedEvent> done = new ArrayList<>(news.size());
        for (Arrival arrival : news) {
            try {
                if (arrival.sequence() != after.version() + 1) {
                    throw new MissingEventsException(stream, arrival.sequence(), after.version());
                }
                if (skipped.contains(arrival.sequence())) {
                    after = new State<>(after.value(), arrival.sequence());
                    continue;
                }
                RecordedEvent recorded = switch (arrival) {
                    case Arrival.Readable readable -> readable.recorded();
                    case Arrival.Unreadable unreadable -> throw unreadable.cause();
                };
                after = new State<>(plus(after.value(), recorded.event()), arrival.sequence());
                done.add(recorded);
            } catch (RuntimeException e) {
                plan.poisons.add(new Poison(arrival.stored(), e, news.getLast().sequence()));
                break;
            }
        }
        if (after.version() > before.version()) {
            plan.folded.add(new Folded<>(stream, before, after, done, late));
        }
    }

    /** What is to be written. */
    static final class Plan<S> {

        private final Part<S> part;
        private final List<Folded<S>> folded = new ArrayList<>();
        private final List<Poison> poisons = new ArrayList<>();

        private Plan(Part<S> part) {
            this.part = part;
        }

        List<Poison> poisons() {
            return poisons;
        }

        void write() {
            if (folded.isEmpty()) {
                return;
            }
            part.writeBeforehand(folded);
            List<Change> changes = new ArrayList<>(folded.size());
            for (Folded<S> stream : folded) {
                State<S> after = stream.after();
                if (part.isThere(after.value())) {
                    changes.add(new Change(
                            part.isThere(stream.before().value())
                                    ? stream.before().version()
                                    : 0,
                            part.write(after.value(), after.version())));
                }
            }
            part.documents.write(changes);
            folded.forEach(part::remember);
        }
    }
}
