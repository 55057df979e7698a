package io.lictor.projection;

import io.lictor.event.RecordedEvent;
import io.lictor.projection.DocumentProjection.Folded;
import io.lictor.value.Versioned;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Events that are folded and not written yet, be they of one batch of the processor or of many.
 *
 * <ol>
 *   <li>{@link #add} gives each event to the {@link DocumentProjection} that holds its stream, and folds it into its
 *       {@link StreamFold}. A stream in which an event fails gets stuck, and no other.
 *   <li>{@link #writes} makes {@link WriteBatch}es: the news of all streams first, then the documents, some streams at a time.
 *       In stuck streams the failing event is found, and told before anything is written.
 * </ol>
 */
final class ProjectionBatch {

    /** Streams written at once: few enough to be no burden, and enough for one round trip. */
    private static final int AT_ONCE = 1_000;

    private final List<Kind<?>> kinds;
    private final Consumer<List<Poison>> block;

    /**
     * {@code late} are streams that had stood still while others went on. It is added to if events are missing in between: a
     * stream must not be on time in one attempt and late in the next. {@code block} is told of streams that stand still, before
     * anything of them is written.
     */
    ProjectionBatch(
            List<DocumentProjection<?>> projections,
            DiscardedEvents discarded,
            Set<String> late,
            Consumer<List<Poison>> block) {
        List<Kind<?>> kinds = new ArrayList<>(projections.size());
        projections.forEach(projection -> kinds.add(new Kind<>(projection, discarded, late)));
        this.kinds = kinds;
        this.block = block;
    }

    /** Folds the events. If {@code fresh}, nothing has been written of streams whose first event is among them. */
    void add(List<DecodedEvent> events, boolean fresh) {
        for (DecodedEvent event : events) {
            for (Kind<?> kind : kinds) {
                if (kind.projection.holds(event.streamId())) {
                    kind.events.add(event);
                    break;
                }
            }
        }
        kinds.forEach(kind -> kind.fold(fresh));
    }

    /** Returns the number of streams to be written. */
    int size() {
        return kinds.stream().mapToInt(kind -> kind.streams.size()).sum();
    }

    /** Writes everything; returns the events that could not be folded. */
    List<Poison> write() {
        List<Poison> poisons = new ArrayList<>();
        for (Supplier<WriteBatch<?>> next : writes()) {
            WriteBatch<?> write = next.get();
            poisons.addAll(write.poisons());
            write.write();
        }
        return poisons;
    }

    /** Returns what is to be written, piece by piece; each is made when asked for, and written before the next one is. */
    List<Supplier<WriteBatch<?>>> writes() {
        List<Supplier<WriteBatch<?>>> writes = new ArrayList<>();
        for (Kind<?> kind : kinds) {
            kind.writes().forEach(write -> writes.add(() -> blocking(write.get())));
        }
        return writes;
    }

    private WriteBatch<?> blocking(WriteBatch<?> write) {
        // First of all: what was written without them would have to know that they were left out.
        block.accept(write.poisons());
        return write;
    }

    /** Streams of one kind: those of one projection. */
    private static final class Kind<S> {

        private final DocumentProjection<S> projection;
        private final DiscardedEvents discarded;
        private final Set<String> late;
        private final List<DecodedEvent> events = new ArrayList<>();
        private final Map<String, StreamFold<S>> streams = new LinkedHashMap<>();

        Kind(DocumentProjection<S> projection, DiscardedEvents discarded, Set<String> late) {
            this.projection = projection;
            this.discarded = discarded;
            this.late = late;
        }

        void fold(boolean fresh) {
            Map<String, List<DecodedEvent>> byStream = new LinkedHashMap<>();
            for (DecodedEvent event : events) {
                byStream.computeIfAbsent(event.streamId(), _ -> new ArrayList<>(4))
                        .add(event);
            }
            events.clear();
            Map<String, Versioned<S>> states = projection.states(byStream.entrySet().stream()
                    .filter(of -> !streams.containsKey(of.getKey())
                            && !(fresh && of.getValue().getFirst().sequence() == 1))
                    .map(Map.Entry::getKey)
                    .toList());
            byStream.forEach((stream, news) -> fold(
                    streams.computeIfAbsent(
                            stream, _ -> new StreamFold<>(stream, states.getOrDefault(stream, projection.nothing()))),
                    news));
        }

        private void fold(StreamFold<S> stream, List<DecodedEvent> arrived) {
            List<DecodedEvent> unfolded = stream.unfolded(arrived);
            if (stream.hasGapBefore(unfolded) && stream.isUntouched() && projection.remembers(stream.id())) {
                // Another instance may have folded it on since.
                stream.startFrom(projection.written(stream.id()));
                unfolded = stream.unfolded(arrived);
            }
            if (stream.hasGapBefore(unfolded)) {
                // It waited, or its beginning left no document.
                late.add(stream.id());
                List<DecodedEvent> all = projection.lookUp(
                        stream.id(),
                        stream.state().version(),
                        unfolded.getLast().sequence());
                unfolded = all.isEmpty() ? unfolded : all;
            }
            try {
                stream.fold(unfolded, projection, discarded);
            } catch (RuntimeException e) {
                stream.stickAt(unfolded);
            }
        }

        List<Supplier<WriteBatch<S>>> writes() {
            List<StreamFold<S>> all = new ArrayList<>(streams.values());
            streams.clear();
            if (all.size() > AT_ONCE) {
                all.sort(Comparator.comparing(
                        stream -> projection.company(stream.state().state())));
            }
            List<Supplier<WriteBatch<S>>> writes = new ArrayList<>();
            if (!all.isEmpty()) {
                writes.add(() -> news(all));
            }
            for (int from = 0; from < all.size(); from += AT_ONCE) {
                List<StreamFold<S>> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
                writes.add(() -> documents(some));
            }
            return writes;
        }

        private WriteBatch<S> news(List<StreamFold<S>> all) {
            WriteBatch<S> write = new WriteBatch<>(projection, this::events);
            for (StreamFold<S> stream : all) {
                if (stream.isStuck()) {
                    poison(stream).ifPresent(write::add);
                }
                write.addNews(stream, late.contains(stream.id()));
            }
            return write;
        }

        private WriteBatch<S> documents(List<StreamFold<S>> some) {
            WriteBatch<S> write = new WriteBatch<>(projection, this::events);
            for (StreamFold<S> stream : some) {
                boolean isLate = late.contains(stream.id());
                if (!write.add(stream, isLate)) {
                    Folded<S> told = stream.folded(isLate);
                    poison(stream).ifPresent(write::add);
                    write.takeBack(told, stream);
                    write.add(stream, isLate);
                }
            }
            return write;
        }

        private List<RecordedEvent> events(Folded<S> folded) {
            return projection
                    .lookUp(
                            folded.streamId(),
                            folded.before().version(),
                            folded.after().version())
                    .stream()
                    .filter(event -> !discarded.of(folded.streamId()).contains(event.sequence()))
                    .map(event -> switch (event) {
                        case DecodedEvent.Readable readable -> readable.recorded();
                        case DecodedEvent.Unreadable unreadable -> throw unreadable.cause();
                    })
                    .toList();
        }

        /** Folds a stuck stream once more, with the documents in between, and returns the event that fails. */
        private Optional<Poison> poison(StreamFold<S> stream) {
            List<DecodedEvent> stuckAt = stream.stuckAt();
            stream.restart();
            List<DecodedEvent> all =
                    projection.lookUp(stream.id(), stream.state().version(), stream.last());
            for (DecodedEvent event : all.isEmpty() ? stuckAt : all) {
                Versioned<S> before = stream.state();
                try {
                    stream.fold(List.of(event), projection, discarded);
                    projection.document(stream.state());
                } catch (RuntimeException cause) {
                    stream.backTo(before);
                    return Optional.of(new Poison(event.stored(), cause, stream.last()));
                }
            }
            return Optional.empty();
        }
    }
}
