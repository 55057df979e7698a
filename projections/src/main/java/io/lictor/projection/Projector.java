package io.lictor.projection;

import io.lictor.documents.GenerationCollections;
import io.lictor.projection.OptimisticDocuments.OvertakenException;
import io.lictor.store.EventLog;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds the events of a segment into a generation, a batch at a time. Used by one thread at a time.
 *
 * <ol>
 *   <li>Events of streams that stand still are held with their dead letter.
 *   <li>The others are folded in memory, stream by stream, in a {@link ProjectionBatch}.
 *   <li>Its documents are written by the versions they had. If another process was first, all is forgotten and folded again.
 *   <li>An event that can't be folded in stops its own stream, and no other: it becomes a {@link DeadLetter}.
 * </ol>
 */
final class Projector {

    private static final Logger LOG = LoggerFactory.getLogger(Projector.class);
    private static final int ATTEMPTS = 5;

    private final EventLog log;
    private final DeadLetters letters;
    private final InstantSource clock;
    private final List<DocumentProjection<?>> parts;
    private DeadLetters.@Nullable Known known;

    Projector(
            ProjectionDefinition definition,
            GenerationCollections collections,
            int segment,
            EventLog log,
            InstantSource clock) {
        this.log = log;
        this.letters = new DeadLetters(collections);
        this.clock = clock;
        this.parts = definition.parts(collections, log, segment);
    }

    /** Returns whether events of this stream change anything here; others need not even be read. */
    boolean holds(String streamId) {
        return parts.stream().anyMatch(part -> part.holds(streamId));
    }

    /** Forgets what is remembered of documents and dead letters: others may have written them meanwhile. */
    void forget() {
        known = null;
        parts.forEach(DocumentProjection::forget);
    }

    /** Folds the events in, in their order; those that are in already change nothing. */
    void fold(List<DecodedEvent> events) {
        Set<String> late = new HashSet<>();
        foldOn(() -> {
            ProjectionBatch batch = batch(late);
            batch.add(withoutHeld(events), false);
            return batch.write();
        });
    }

    /** Returns a batch for many events that are written at once. If it fails on the way, {@link #forget} and begin again. */
    ProjectionBatch batch() {
        return batch(new HashSet<>());
    }

    private ProjectionBatch batch(Set<String> late) {
        return new ProjectionBatch(parts, known().skips(), late, this::block);
    }

    /**
     * Folds a stream that stands still up to its end.
     *
     * @return where it stands still again, if it does
     */
    Optional<Poison> refold(DeadLetter letter) {
        List<DecodedEvent> waiting = log.stream(letter.streamId(), letter.sequence(), Integer.MAX_VALUE).stream()
                .map(stored -> DecodedEvent.of(stored, log))
                .toList();
        forget();
        Set<String> late = new HashSet<>(Set.of(letter.streamId()));
        return foldOn(() -> {
                    ProjectionBatch batch = batch(late);
                    batch.add(waiting, false);
                    return batch.write();
                })
                .stream()
                .findFirst();
    }

    private List<Poison> foldOn(Supplier<List<Poison>> folding) {
        for (int attempt = 1; ; attempt++) {
            try {
                return folding.get();
            } catch (OvertakenException e) {
                forget(); // and fold on from what the other one has written
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            } catch (RuntimeException e) {
                forget();
                throw e;
            }
        }
    }

    /** Leaves out what has to wait behind an event of its stream. */
    List<DecodedEvent> withoutHeld(List<DecodedEvent> events) {
        Set<String> blocked = known().blocked();
        if (blocked.isEmpty()) {
            return events;
        }
        Map<String, DecodedEvent> last = new HashMap<>();
        events.stream()
                .filter(event -> blocked.contains(event.streamId()))
                .forEach(event -> last.put(event.streamId(), event));
        Set<String> held = new HashSet<>();
        last.forEach((stream, event) -> {
            if (letters.hold(stream, event.sequence())) {
                held.add(stream);
            } else {
                known = null; // it was released, or an event of it discarded
            }
        });
        return events.stream().filter(event -> !held.contains(event.streamId())).toList();
    }

    private void block(List<Poison> poisons) {
        for (Poison poison : poisons) {
            LOG.warn(
                    "Event {} of stream {}, at position {}, can't be folded in ({}); the stream stands still",
                    poison.event().sequence(),
                    poison.event().streamId(),
                    poison.event().position(),
                    Fault.of(poison.cause()).message());
            letters.block(poison, clock.instant());
            known = null;
        }
    }

    private DeadLetters.Known known() {
        DeadLetters.Known present = known;
        if (present == null) {
            present = letters.known();
            known = present;
        }
        return present;
    }
}
