package io.lictor.projection;

import io.lictor.documents.GenerationCollections;
import io.lictor.projection.axon.SegmentFollower;
import io.lictor.projection.axon.StoredEventSource;
import io.lictor.startup.OutOfMemory;
import io.lictor.store.EventLog;
import io.lictor.store.StoredEvent;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This instance's work on one generation: keeps it up with the events, as far as its segments are this instance's.
 *
 * <pre>
 *   start ─┬─ own and empty ──► replay of the log ──┐
 *          └─ else ─────────────────────────────────┴──► follows its segments ──► closed
 * </pre>
 */
final class GenerationRun implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GenerationRun.class);

    /** Events that are folded in before a service has started, at a time when it has nothing to do but to start. */
    private static final int FEW = 1_000;

    private final EventLog log;
    private final ProjectionDefinition definition;
    private final GenerationCollections collections;
    private final StoredEventSource source;
    private final ProjectionSettings settings;
    private final Rebuild rebuild;
    private final Progress progress;
    private final Positions positions;
    private final ThroughputMeter pace = new ThroughputMeter();
    private final Map<Integer, Projector> projectors = new ConcurrentHashMap<>();
    private @Nullable SegmentFollower follower;
    private @Nullable Thread replaying;
    private volatile boolean replayed;
    private boolean closed;

    GenerationRun(
            EventLog log,
            StoredEventSource source,
            ProjectionDefinition definition,
            GenerationCollections collections,
            int segments,
            ProjectionSettings settings,
            Rebuild rebuild) {
        this.log = log;
        this.source = source;
        this.definition = definition;
        this.collections = collections;
        this.settings = settings;
        this.rebuild = rebuild;
        this.progress = new Progress(collections, segments);
        this.positions = new Positions(progress, settings.alone());
    }

    /** Asks the read model first, and has begun nothing where that fails. */
    void start() {
        positions.refresh();
        if (settings.alone()) {
            definition.createEmbeddedIndexes(collections);
        } else {
            definition.createIndexes(collections);
        }
        SegmentFollower made = follower();
        rebuild.begin(positions.current(), log.lastPosition());
        synchronized (this) {
            follower = made;
            if (settings.alone() && positions.current() == 0) {
                replay();
            } else {
                replayed = true;
                made.start();
            }
        }
    }

    private synchronized void replay() {
        replaying =
                Thread.ofPlatform().name("lictor-replay-" + definition.name()).start(this::replayAndFollow);
    }

    private void replayAndFollow() {
        try {
            Replay replay = new Replay(log, projector(0), rebuild, position -> reached(0, position), settings.gentle());
            if (rebuild.total() > FEW) {
                settings.started().await();
            }
            replay.run(isEmpty());
            synchronized (this) {
                // A processor that is started after it was shut down would run for ever.
                if (!closed && follower != null) {
                    replayed = true;
                    follower.start();
                }
            }
            if (rebuild.total() > FEW) {
                prepareQueries();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Error e) {
            OutOfMemory.endIfIn(e);
            LOG.error("{} could not be filled; trying again", rebuild.what(), e);
        }
    }

    /** Spares the first callers what queries need once; without it they would only wait for that. */
    private void prepareQueries() {
        try {
            definition.prepareQueries(collections);
        } catch (RuntimeException e) {
            LOG.debug("The first queries of {} take longer", definition.name(), e);
        }
    }

    /** Why the events are not followed, if they aren't. */
    Optional<String> trouble() {
        Thread replay = replaying;
        SegmentFollower following = follower;
        if (!replayed && replay != null && !replay.isAlive()) {
            return Optional.of("What fills it has ended, and is started again");
        }
        return following != null && following.hasEnded()
                ? Optional.of("What follows the events has ended, and is started again")
                : Optional.empty();
    }

    /** Has whatever follows the events go on where it has ended, whatever ended it. */
    private synchronized void revive() {
        SegmentFollower following = follower;
        if (closed || following == null || trouble().isEmpty()) {
            return;
        }
        if (replayed) {
            LOG.warn("What follows the events for {} has ended; starting it again", definition.name());
            following.shutDown();
            following.start();
        } else {
            replay();
        }
    }

    private boolean isEmpty() {
        return definition.collections().stream()
                .allMatch(name -> collections.collection(name).find().first() == null);
    }

    private SegmentFollower follower() {
        return new SegmentFollower(
                new SegmentFollower.Options(
                        followerName(definition, collections),
                        progress.segments(),
                        settings.alone(),
                        settings.instance(),
                        settings.claimTimeout(),
                        settings.claimInterval()),
                collections.database().mongo(),
                source,
                positions::current,
                new Folds(),
                this::reached);
    }

    /** Hands the events of each segment to its projector. */
    private final class Folds implements SegmentFollower.Folds {

        @Override
        public boolean holds(int segment, String streamId) {
            return of(segment).holds(streamId);
        }

        @Override
        public void fold(int segment, List<StoredEvent> events) {
            of(segment)
                    .fold(events.stream()
                            .map(stored -> DecodedEvent.of(stored, log))
                            .toList());
        }

        /** What the projector remembers would be out of date when the segment comes back. */
        @Override
        public void released(int segment) {
            projectors.remove(segment);
        }

        private Projector of(int segment) {
            return projectors.computeIfAbsent(segment, GenerationRun.this::projector);
        }
    }

    Projector projector(int segment) {
        return new Projector(definition, collections, segment, log, InstantSource.system());
    }

    private void reached(int segment, long position) {
        progress.write(segment, position);
        positions.reached(segment, position);
        rebuild.folded(positions.current());
    }

    /** Looks how far the others are, and whether this one goes on. */
    void reconcile() {
        revive();
        if (!settings.alone()) {
            positions.refresh();
        }
        rebuild.folded(positions.current());
        pace.add(System.nanoTime(), positions.current());
    }

    /** Gives a segment away where this instance has more than {@code fair}. */
    void share(int fair) {
        Set<Integer> own = segments();
        SegmentFollower running = follower;
        if (running != null && own.size() > fair) {
            running.release(own.iterator().next());
        }
    }

    /** Returns the segments of this instance. */
    Set<Integer> segments() {
        SegmentFollower running = follower;
        return running == null ? Set.of() : running.segments();
    }

    Positions positions() {
        return positions;
    }

    ThroughputMeter pace() {
        return pace;
    }

    Rebuild rebuild() {
        return rebuild;
    }

    @Override
    public void close() {
        Thread replay;
        SegmentFollower running;
        synchronized (this) {
            closed = true;
            replay = replaying;
            running = follower;
        }
        if (replay != null) {
            replay.interrupt();
            try {
                replay.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (running != null) {
            running.shutDown();
        }
    }

    /** Leaves nothing of a generation that serves nobody any more. */
    static void drop(ProjectionDefinition definition, GenerationCollections collections) {
        definition.collections().forEach(name -> collections.collection(name).drop());
        collections.deadLetters().drop();
        new Progress(collections, 1).drop();
        SegmentFollower.dropTokens(collections.database().mongo(), followerName(definition, collections));
    }

    private static String followerName(ProjectionDefinition definition, GenerationCollections collections) {
        return definition.name() + "_" + collections.number();
    }
}
