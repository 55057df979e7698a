package io.lictor.projection;

import io.lictor.readmodel.Place;
import io.lictor.readmodel.ReadModel;
import io.lictor.readmodel.ReadModelDatabase;
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
 * Keeps what a {@link Blueprint} describes up with the events. It looks a few times a second at what all instances have
 * agreed on: which generation serves, which is being built, who is there to share the work. An event that can't be folded
 * in stops its own stream only.
 */
public final class Projection implements AutoCloseable {

    /** The one that all others come after: it holds all parts of the read model. */
    public static final String NAME = "licenses";

    private static final Logger LOG = LoggerFactory.getLogger(Projection.class);
    private static final long SHARE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final Duration LOOK_TIMEOUT = Duration.ofSeconds(5);

    private final EventLog log;
    private final ReadModelDatabase database;
    private final Blueprint blueprint;
    private final IntConsumer serve;
    private final ProjectionSettings settings;
    private final InstantSource clock = InstantSource.system();
    private final Generations generations;
    private final Instances instances;
    private final StoredEventSource source;
    private final ProjectionPosition position;
    private final Rebuild rebuild;
    private final Map<Integer, GenerationRun> runs = new ConcurrentHashMap<>();
    private final List<Consumer<Boolean>> listeners = new CopyOnWriteArrayList<>();
    private final Keeper keeper;
    private long sharedAt = System.nanoTime() - SHARE_NANOS;
    private volatile int served;
    private boolean wasServing;

    /** The licences' own, which {@code readModel} is told of. */
    public Projection(EventLog log, ReadModel readModel, ProjectionSettings settings) {
        this(log, readModel.database(), LicensesBlueprint.of(readModel, settings), readModel::serve, settings);
    }

    /** Any other; {@code serve} is told the number of the generation that is to be read. */
    public Projection(
            EventLog log,
            ReadModelDatabase database,
            Blueprint blueprint,
            IntConsumer serve,
            ProjectionSettings settings) {
        this.log = blueprint.readsTexts() ? log : log.withoutTexts();
        this.database = database;
        this.blueprint = blueprint;
        this.serve = serve;
        this.settings = settings;
        this.rebuild = new Rebuild(title());
        this.keeper = new Keeper(blueprint.name(), database.isHere(), this::look, this::tellListeners);
        this.generations = new Generations(bounded().mongo(), blueprint.name());
        this.instances = new Instances(
                new Place(bounded(), blueprint.prefix(), 0).shared("instances"),
                settings.instance(),
                settings.claimTimeout());
        Hurry hurry = new Hurry();
        this.source = new StoredEventSource(this.log, hurry, blueprint.pause());
        this.position = new ProjectionPosition(hurry);
    }

    /** A projection of this process alone, into a read model that is as short-lived as it. */
    public static Projection embedded(EventLog log, ReadModel readModel) {
        return new Projection(log, readModel, ProjectionSettings.embedded());
    }

    /** Returns soon, also where the read model can't be reached; {@link #rebuild} tells when it is complete. */
    public void start() {
        keeper.start();
    }

    /** Starts when {@code other} lacks nothing old any more, so as not to be in its way. */
    public void startAfter(Projection other) {
        other.rebuild().whenComplete(keeper::startLater);
    }

    private ReadModelDatabase bounded() {
        return database.within(LOOK_TIMEOUT);
    }

    private Place place(int number) {
        return new Place(database, blueprint.prefix(), number);
    }

    private String title() {
        return name().equals(NAME) ? "the read model" : "the projection " + name();
    }

    private void look() {
        Pointer pointer = generations.read(settings.segments());
        follow(pointer.serving(), pointer.segments());
        Pointer.Building building = pointer.building();
        if (building != null) {
            follow(building.generation(), building.segments());
        }
        runs.values().forEach(GenerationRun::look);
        adopt(pointer);
        if (building != null) {
            finish(pointer, building);
        }
        closeOthers(pointer);
        sweep(pointer);
        share();
    }

    private void follow(int number, int segments) {
        if (runs.containsKey(number) || keeper.isClosing()) {
            return;
        }
        GenerationRun run = new GenerationRun(
                log,
                source,
                blueprint,
                place(number),
                segments,
                settings,
                served == 0 && runs.isEmpty() ? rebuild : new Rebuild(title()));
        run.start();
        runs.put(number, run);
    }

    /** Reads from the generation that serves, once it is as far as what was read before: nobody's reads go back. */
    private void adopt(Pointer pointer) {
        GenerationRun run = runs.get(pointer.serving());
        if (run == null || served == pointer.serving() || run.positions().current() < position.current()) {
            return;
        }
        if (!position.change(run.positions(), () -> serve.accept(pointer.serving()))) {
            return;
        }
        if (served != 0) {
            LOG.info("Generation {} of {} serves instead of {}", pointer.serving(), title(), served);
        }
        served = pointer.serving();
    }

    private void finish(Pointer pointer, Pointer.Building building) {
        GenerationRun serving = runs.get(pointer.serving());
        GenerationRun built = runs.get(building.generation());
        if (serving == null || built == null || built.rebuild().isRunning()) {
            return;
        }
        long target = serving.positions().current();
        built.positions().refresh();
        if (built.positions().current() >= target) {
            generations.serve(building, pointer.serving(), clock.instant());
            keeper.wake();
        }
    }

    private void closeOthers(Pointer pointer) {
        for (int number : Set.copyOf(runs.keySet())) {
            if (number != served && !pointer.names(number)) {
                GenerationRun run = runs.remove(number);
                if (run != null) {
                    run.close();
                    dropAgain(number, pointer);
                }
            }
        }
    }

    /** Who learns late that a generation was dropped may have written to it since. */
    private void dropAgain(int number, Pointer pointer) {
        if (pointer.retired().stream().noneMatch(retired -> retired.generation() == number)) {
            GenerationRun.drop(blueprint, place(number));
        }
    }

    private void sweep(Pointer pointer) {
        for (Pointer.Retired retired : pointer.retired()) {
            boolean over = retired.at().plus(settings.grace()).isBefore(clock.instant());
            if (over && !runs.containsKey(retired.generation())) {
                GenerationRun.drop(blueprint, place(retired.generation()));
                generations.forget(retired);
                LOG.info("Generation {} of {} is dropped", retired.generation(), title());
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

    /** Whether questions can be answered from the read model: it can be reached and lacks nothing old. */
    public boolean isServing() {
        return served != 0 && keeper.isReachable() && !rebuild.isRunning();
    }

    /** Whether the read model could be reached when it was looked for last. */
    public boolean isReachable() {
        return keeper.isReachable();
    }

    /** Why it is not kept up, if it isn't. */
    public Optional<String> trouble() {
        return keeper.trouble()
                .or(() -> runs.values().stream()
                        .flatMap(run -> run.trouble().stream())
                        .findFirst());
    }

    /** Tells {@code listener} when that changes, within a few seconds. */
    public void onServing(Consumer<Boolean> listener) {
        listeners.add(listener);
    }

    public String name() {
        return blueprint.name();
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
        keeper.wake();
    }

    /** How far it is. Asks the read model and the event store. */
    public ProjectionStatus status() {
        return new ProjectionReport(name(), this::place, runs::get, clock.instant())
                .of(generations.read(settings.segments()), log.lastPosition(), rebuild.isRunning());
    }

    /** The streams that stand still, as the generation that serves has them. */
    public DeadLetterDesk deadLetters() {
        Place place = new Place(database, blueprint.prefix(), Math.max(served, 1));
        return new DeadLetterDesk(new DeadLetters(place), () -> new Projector(blueprint, place, 0, log, clock), clock);
    }

    /** How many events are not folded in yet. */
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
        keeper.close();
        runs.values().forEach(GenerationRun::close);
        source.close();
        leave();
    }

    private void leave() {
        if (!settings.alone() && keeper.isReachable()) {
            try {
                instances.leave();
            } catch (RuntimeException e) {
                LOG.debug("Left without saying so", e);
            }
        }
    }
}
