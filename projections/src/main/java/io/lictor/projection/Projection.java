package io.lictor.projection;

import io.lictor.documents.GenerationCollections;
import io.lictor.documents.ReadModelDatabase;
import io.lictor.projection.axon.StoredEventSource;
import io.lictor.store.EventLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Engine that keeps what a {@link ProjectionDefinition} describes up with the events. An event that can't be folded in
 * stops its own stream only. A few times a second it reconciles this instance with what all have agreed on:
 *
 * <ol>
 *   <li>read the {@link GenerationState}; where what serves is of an earlier format, have another one built
 *   <li>follow the generation that serves and the one being built: a {@link GenerationRun} each
 *   <li>read from the serving one, once it is as far as what was read before
 *   <li>have the one being built serve, once it is complete
 *   <li>close and drop what neither serves nor is built
 *   <li>share the segments with the other instances
 * </ol>
 */
public final class Projection implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Projection.class);
    private static final long SHARE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final Duration LOOK_TIMEOUT = Duration.ofSeconds(5);

    private final EventLog log;
    private final ReadModelDatabase database;
    private final ProjectionDefinition definition;
    private final IntConsumer serve;
    private final ProjectionSettings settings;
    private final InstantSource clock = InstantSource.system();
    private final GenerationStore generations;
    private final Instances instances;
    private final StoredEventSource source;
    private final ProjectionPosition position;
    private final Rebuild rebuild;
    private final Map<Integer, GenerationRun> runs = new ConcurrentHashMap<>();
    private final List<Consumer<Boolean>> listeners = new CopyOnWriteArrayList<>();
    private final ProjectionSupervisor supervisor;
    private long sharedAt = System.nanoTime() - SHARE_NANOS;
    private volatile int served;
    private boolean wasServing;

    /** {@code serve} is told the number of the generation to read from. */
    public Projection(
            EventLog log,
            ReadModelDatabase database,
            ProjectionDefinition definition,
            IntConsumer serve,
            ProjectionSettings settings) {
        this.log = definition.readsTexts() ? log : log.withoutTexts();
        this.database = database;
        this.definition = definition;
        this.serve = serve;
        this.settings = settings;
        this.rebuild = new Rebuild(definition.title());
        this.supervisor =
                new ProjectionSupervisor(definition.name(), database.isHere(), this::reconcile, this::tellListeners);
        this.generations = new GenerationStore(bounded().mongo(), definition.name(), definition.format());
        this.instances = new Instances(
                new GenerationCollections(bounded(), definition.prefix(), 0).shared("instances"),
                settings.instance(),
                settings.claimTimeout());
        WaitingReaders readers = new WaitingReaders();
        this.source = new StoredEventSource(this.log, readers::await, definition.pause());
        this.position = new ProjectionPosition(readers);
    }

    /** Returns soon, also where the read model can't be reached; {@link #rebuild} tells when it is complete. */
    public void start() {
        supervisor.start();
    }

    /** Starts when {@code other} lacks nothing old any more, so as not to be in its way. */
    public void startAfter(Projection other) {
        other.rebuild().whenComplete(supervisor::startLater);
    }

    private ReadModelDatabase bounded() {
        return database.within(LOOK_TIMEOUT);
    }

    private GenerationCollections collections(int number) {
        return new GenerationCollections(database, definition.prefix(), number);
    }

    private void reconcile() {
        GenerationState state = generations.read(settings.segments());
        if (state.format() == definition.format()) {
            follow(state.serving(), state.segments());
        } else if (state.format() < definition.format()) {
            generations.beginBuilding(settings.segments(), clock.instant());
        }
        GenerationState.Building building = state.building();
        if (building != null && building.format() == definition.format()) {
            follow(building.generation(), building.segments());
        }
        runs.values().forEach(GenerationRun::reconcile);
        adopt(state);
        if (building != null) {
            finish(state, building);
        }
        closeOthers(state);
        sweep(state);
        share();
    }

    private void follow(int number, int segments) {
        if (runs.containsKey(number) || supervisor.isClosing()) {
            return;
        }
        GenerationRun run = new GenerationRun(
                log,
                source,
                definition,
                collections(number),
                segments,
                settings,
                served == 0 && runs.isEmpty() ? rebuild : new Rebuild(definition.title()));
        run.start();
        runs.put(number, run);
    }

    /** Reads from the generation that serves, once it is as far as what was read before: nobody's reads go back. */
    private void adopt(GenerationState state) {
        GenerationRun run = runs.get(state.serving());
        if (run == null || served == state.serving() || run.positions().current() < position.current()) {
            return;
        }
        if (!position.change(run.positions(), () -> serve.accept(state.serving()))) {
            return;
        }
        if (served != 0) {
            LOG.info("Generation {} of {} serves instead of {}", state.serving(), definition.title(), served);
        }
        served = state.serving();
    }

    private void finish(GenerationState state, GenerationState.Building building) {
        GenerationRun serving = runs.get(state.serving());
        GenerationRun built = runs.get(building.generation());
        boolean outdated = state.format() < definition.format();
        if (built == null || built.rebuild().isRunning() || (serving == null && !outdated)) {
            return;
        }
        long target =
                serving == null ? built.rebuild().total() : serving.positions().current();
        built.positions().refresh();
        if (built.positions().current() >= target) {
            generations.serve(building, state.serving(), clock.instant());
            supervisor.wake();
        }
    }

    private void closeOthers(GenerationState state) {
        for (int number : Set.copyOf(runs.keySet())) {
            if (number != served && !state.names(number)) {
                GenerationRun run = runs.remove(number);
                if (run != null) {
                    run.close();
                    dropAgain(number, state);
                }
            }
        }
    }

    /** Drops a generation again: an instance that learns late that it was dropped may have written to it since. */
    private void dropAgain(int number, GenerationState state) {
        if (state.retired().stream().noneMatch(retired -> retired.generation() == number)) {
            GenerationRun.drop(definition, collections(number));
        }
    }

    private void sweep(GenerationState state) {
        for (GenerationState.Retired retired : state.retired()) {
            boolean over = retired.at().plus(settings.grace()).isBefore(clock.instant());
            if (over && !runs.containsKey(retired.generation())) {
                GenerationRun.drop(definition, collections(retired.generation()));
                generations.forget(retired);
                LOG.info("Generation {} of {} is dropped", retired.generation(), definition.title());
            }
        }
    }

    private void share() {
        long now = System.nanoTime();
        if (settings.alone() || now - sharedAt < SHARE_NANOS) {
            return;
        }
        sharedAt = now;
        int living = instances.meet(clock.instant());
        for (GenerationRun run : runs.values()) {
            run.share(Math.ceilDiv(run.positions().bySegment().length, living));
        }
    }

    private void tellListeners() {
        boolean serving = isServing();
        if (serving != wasServing) {
            wasServing = serving;
            listeners.forEach(listener -> listener.accept(serving));
        }
    }

    /** Returns whether questions can be answered from the read model: it can be reached and lacks nothing old. */
    public boolean isServing() {
        return served != 0 && supervisor.isReachable() && !rebuild.isRunning();
    }

    /** Returns whether the read model could be reached at the last attempt. */
    public boolean isReachable() {
        return supervisor.isReachable();
    }

    /** Why it is not kept up, if it isn't. */
    public Optional<String> trouble() {
        return supervisor
                .trouble()
                .or(() -> runs.values().stream()
                        .flatMap(run -> run.trouble().stream())
                        .findFirst());
    }

    /** Tells {@code listener} when that changes, within a few seconds. */
    public void onServing(Consumer<Boolean> listener) {
        listeners.add(listener);
    }

    public String name() {
        return definition.name();
    }

    public ProjectionPosition position() {
        return position;
    }

    public Rebuild rebuild() {
        return rebuild;
    }

    /** Has a new generation built beside the one that serves; where one is being built already, that one goes on. */
    public void requestRebuild() {
        generations.beginBuilding(settings.segments(), clock.instant());
        supervisor.wake();
    }

    /** Returns the state of the projection. Asks the read model and the event store. */
    public ProjectionStatus status() {
        return new ProjectionReport(name(), this::collections, runs::get, clock.instant())
                .of(generations.read(settings.segments()), log.lastPosition(), rebuild.isRunning());
    }

    /** The streams that stand still, as the generation that serves has them. */
    public DeadLetterAdmin deadLetters() {
        GenerationCollections collections =
                new GenerationCollections(database, definition.prefix(), Math.max(served, 1));
        return new DeadLetterAdmin(
                new DeadLetters(collections), () -> new Projector(definition, collections, 0, log, clock), clock);
    }

    /** Returns the number of events not folded in yet. */
    public long lag() {
        return Math.max(0, log.lastPosition() - position.current());
    }

    /** The age of the oldest event that is not folded in yet. */
    public double lagSeconds(Instant now) {
        return log.after(position.current(), 1).stream()
                .mapToDouble(oldest -> Duration.between(oldest.time(), now).toMillis() / 1000.0)
                .map(age -> Math.max(0, age))
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() {
        supervisor.close();
        runs.values().forEach(GenerationRun::close);
        source.close();
        leave();
    }

    private void leave() {
        if (!settings.alone() && supervisor.isReachable()) {
            try {
                instances.leave();
            } catch (RuntimeException e) {
                LOG.debug("Left without saying so", e);
            }
        }
    }
}
