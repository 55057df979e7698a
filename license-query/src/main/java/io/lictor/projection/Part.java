package io.lictor.projection;

import com.mongodb.client.MongoCollection;
import io.lictor.event.Event;
import io.lictor.event.RecordedEvent;
import io.lictor.projection.Guarded.Change;
import io.lictor.readmodel.Copies;
import io.lictor.store.EventLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A part of the read model that has a document for each stream of its kind, with the number of the last event folded in.
 * Each stream is folded as far as it goes: where an event can't be folded in, those before it are, and it is told.
 *
 * @param <S> what a stream of this kind comes to
 */
public abstract class Part<S> {

    protected static final String VERSION = "version";

    private final Guarded documents;
    private final EventLog log;
    private final Recent<S> recent = new Recent<>();

    protected Part(MongoCollection<Document> documents, EventLog log) {
        this.documents = new Guarded(documents, VERSION);
        this.log = log;
    }

    /** What a stream comes to, and how many of its events that is. */
    public record State<S>(S value, long version) {}

    /**
     * A stream that was folded on. {@code late} are news that had to be looked up, because the stream had stood still
     * while others went on.
     */
    public record Folded<S>(String streamId, State<S> before, State<S> after, List<RecordedEvent> news, boolean late) {}

    protected abstract boolean holds(String streamId);

    protected abstract String documentId(String streamId);

    protected abstract S empty();

    protected abstract S read(Document document);

    /** What it comes to with one event more; throws where the event makes no sense. */
    protected abstract S plus(S state, Event event);

    /** Whether there is something to keep a document of. */
    protected abstract boolean isThere(S state);

    protected abstract Document write(S state, long version);

    /** Written before the documents, which by their versions still tell that the news are to come. */
    protected void writeBeforehand(List<Folded<S>> folded) {}

    /** Where copies of its documents are kept: they change with these. */
    protected Copies.Change<?> changeCopies(List<Folded<S>> folded) {
        return Copies.none().change(Map.of());
    }

    /** What is written of these streams, by the documents' ids. */
    protected final <D> Map<String, D> documents(List<Folded<S>> folded, BiFunction<S, Long, D> document) {
        Map<String, D> documents = HashMap.newHashMap(folded.size());
        for (Folded<S> stream : folded) {
            State<S> after = stream.after();
            if (isThere(after.value())) {
                documents.put(documentId(stream.streamId()), document.apply(after.value(), after.version()));
            }
        }
        return documents;
    }

    /** Whether most events follow others of their stream soon, so that those folded last are worth remembering. */
    protected boolean remembersLatest() {
        return false;
    }

    private @Nullable State<S> remembered(String streamId) {
        return recent.get(streamId);
    }

    private void remember(Folded<S> folded) {
        if (remembersLatest() && isThere(folded.after().value())) {
            recent.put(folded.streamId(), folded.after());
        }
    }

    /** Whatever is remembered may not be what was written. */
    final void forget() {
        recent.clear();
    }

    /**
     * What these streams come to with what has arrived. Writes nothing. {@code late} are those that had stood still while
     * others went on; it is added to where events are missing in between, for a stream must not be on time in one attempt
     * and late in the next.
     */
    Plan<S> plan(Map<String, List<Arrival>> streams, Skips skips, Set<String> late) {
        Plan<S> plan = new Plan<>(this);
        Map<String, Document> present = documents.read(streams.keySet().stream()
                .filter(stream -> remembered(stream) == null)
                .map(this::documentId)
                .toList());
        streams.forEach((stream, arrivals) -> {
            State<S> known = remembered(stream);
            State<S> before = known == null ? state(present.get(documentId(stream))) : known;
            List<Arrival> news = after(before, arrivals);
            if (isGap(before, news) && known != null) {
                // Somebody else may have folded it on since.
                before = state(documents.read(List.of(documentId(stream))).get(documentId(stream)));
                news = after(before, arrivals);
            }
            if (isGap(before, news)) {
                late.add(stream);
                news = lookUp(stream, before, news);
            }
            if (!news.isEmpty()) {
                fold(stream, before, news, late.contains(stream), skips.of(stream), plan);
            }
        });
        return plan;
    }

    private State<S> state(@Nullable Document document) {
        return document == null ? new State<>(empty(), 0) : new State<>(read(document), document.getLong(VERSION));
    }

    private static List<Arrival> after(State<?> before, List<Arrival> arrivals) {
        return arrivals.stream()
                .filter(arrival -> arrival.sequence() > before.version())
                .toList();
    }

    private static boolean isGap(State<?> before, List<Arrival> news) {
        return !news.isEmpty() && news.getFirst().sequence() > before.version() + 1;
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
        Steps<S> steps = new Steps<>(before);
        @Nullable Document document = null;
        try {
            for (Arrival arrival : news) {
                step(stream, steps, arrival, skipped);
            }
            document = document(steps.state);
        } catch (RuntimeException e) {
            // Once more, and with the documents in between, to find the event that it is.
            steps = new Steps<>(before);
            for (Arrival arrival : news) {
                State<S> sure = steps.state;
                try {
                    step(stream, steps, arrival, skipped);
                    document = document(steps.state);
                } catch (RuntimeException cause) {
                    steps.backTo(sure);
                    plan.poisons.add(
                            new Poison(arrival.stored(), cause, news.getLast().sequence()));
                    break;
                }
            }
        }
        if (steps.state.version() > before.version()) {
            plan.folded.add(new Folded<>(stream, before, steps.state, steps.done, late));
            if (document != null) {
                plan.changes.add(new Change(isThere(before.value()) ? before.version() : 0, document));
            }
        }
    }

    private void step(String stream, Steps<S> steps, Arrival arrival, Set<Long> skipped) {
        State<S> state = steps.state;
        if (arrival.sequence() != state.version() + 1) {
            throw new MissingEventsException(stream, arrival.sequence(), state.version());
        }
        if (skipped.contains(arrival.sequence())) {
            steps.state = new State<>(state.value(), arrival.sequence());
            return;
        }
        RecordedEvent recorded = switch (arrival) {
            case Arrival.Readable readable -> readable.recorded();
            case Arrival.Unreadable unreadable -> throw unreadable.cause();
        };
        steps.state = new State<>(plus(state.value(), recorded.event()), arrival.sequence());
        steps.done.add(recorded);
    }

    private @Nullable Document document(State<S> state) {
        return isThere(state.value()) ? write(state.value(), state.version()) : null;
    }

    /** A stream on its way, and what was folded in. */
    private static final class Steps<S> {

        private final List<RecordedEvent> done;
        private State<S> state;

        Steps(State<S> before) {
            this.done = new ArrayList<>();
            this.state = before;
        }

        void backTo(State<S> sure) {
            state = sure;
            done.removeIf(recorded -> recorded.sequence() > sure.version());
        }
    }

    /** What is to be written. */
    static final class Plan<S> {

        private final Part<S> part;
        private final List<Folded<S>> folded = new ArrayList<>();
        private final List<Change> changes = new ArrayList<>();
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
            try (Copies.Change<?> copies = part.changeCopies(folded)) {
                part.documents.write(changes);
                copies.written();
            }
            folded.forEach(part::remember);
        }
    }
}
