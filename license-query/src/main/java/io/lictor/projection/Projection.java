package io.lictor.projection;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import io.lictor.readmodel.Generation;
import io.lictor.readmodel.ReadModel;
import io.lictor.store.EventLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the read model up with the events. It looks a few times a second at what all instances have agreed on: which
 * generation serves, which is being built, who is there to share the work. What fails because a database can't be reached
 * is tried again; an event that can't be folded in stops its own stream only.
 */
public final class Projection implements AutoCloseable {

    /** The one there is: it holds all parts of the read model. */
    public static final String NAME = "licenses";

    private static final Logger LOG = LoggerFactory.getLogger(Projection.class);
    private static final long LOOK_MILLIS = 250;
    private static final long SHARE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LOOK_TIMEOUT_SECONDS = 5;

    private final EventLog log;
    private final ReadModel readModel;
    private final ProjectionSettings settings;
    private final InstantSource clock = InstantSource.system();
    private final MongoDatabase database;
    private final Generations generations;
    private final Instances instances;
    private final StoredEventSource source;
    private final ProjectionPosition position = new ProjectionPosition();
    private final Rebuild rebuild = new Rebuild();
    private final Map<Integer, GenerationRun> runs = new ConcurrentHashMap<>();
    private final List<Consumer<Boolean>> listeners = new CopyOnWriteArrayList<>();
    private final Semaphore wakes = new Semaphore(0);
    private final Thread keeper = Thread.ofPlatform().name("lictor-projection").unstarted(this::keep);
    private long sharedAt = System.nanoTime() - SHARE_NANOS;
    private volatile int served;
    private volatile boolean reachable = true;
    private boolean wasServing;
    private String complaint = "";
    private volatile boolean closing;

    public Projection(EventLog log, ReadModel readModel, ProjectionSettings settings) {
        this.log = log;
        this.readModel = readModel;
        this.settings = settings;
        this.database = readModel.database();
        MongoDatabase bounded = database.withTimeout(LOOK_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        this.generations = new Generations(bounded);
        this.instances = new Instances(bounded, settings.instance(), settings.claimTimeout());
        this.source = new StoredEventSource(log);
    }

    /** A projection of this process alone, into a read model that is as short-lived as it. */
    public static Projection embedded(EventLog log, ReadModel readModel) {
        return new Projection(log, readModel, ProjectionSettings.embedded());
    }

    /** Returns soon, also where the read model can't be reached; {@link #rebuild} tells when it is complete. */
    public void start() {
        lookSafely();
        keeper.start();
    }

    private void keep() {
        try {
            while (!closing) {
                wakes.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                wakes.drainPermits();
                if (!closing) {
                    lookSafely();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookSafely() {
        boolean was = reachable;
        try {
            look();
            reachable = true;
            if (!was) {
                LOG.info("The read model can be reached again");
            }
        } catch (MongoException e) {
            reachable = false;
            if (was && !closing) {
                LOG.warn("The read model can't be reached; trying again: {}", e.getMessage());
            }
        } catch (EventStoreException e) {
            LOG.warn("The event store can't be read; trying again: {}", e.getMessage());
        } catch (RuntimeException e) {
            if (!String.valueOf(e).equals(complaint)) {
                complaint = String.valueOf(e);
                LOG.warn("The projection could not be looked after; trying again", e);
            }
        }
        tellListeners();
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
        if (runs.containsKey(number) || closing) {
            return;
        }
        GenerationRun run = new GenerationRun(
                log,
                source,
                new Generation(database, number),
                segments,
                settings,
                served == 0 && runs.isEmpty() ? rebuild : new Rebuild());
        run.start();
        runs.put(number, run);
    }

    /** Reads from the generation that serves, once it is as far as what was read before: nobody's reads go back. */
    private void adopt(Pointer pointer) {
        GenerationRun run = runs.get(pointer.serving());
        if (run == null || served == pointer.serving() || run.positions().current() < position.current()) {
            return;
        }
        readModel.serve(pointer.serving());
        position.serve(run.positions());
        if (served != 0) {
            LOG.info("Generation {} of the read model serves instead of {}", pointer.serving(), served);
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
            wakes.release();
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
            GenerationRun.drop(new Generation(database, number));
        }
    }

    private void sweep(Pointer pointer) {
        for (Pointer.Retired retired : pointer.retired()) {
            boolean over = retired.at().plus(settings.grace()).isBefore(clock.instant());
            if (over && !runs.containsKey(retired.generation())) {
                GenerationRun.drop(new Generation(database, retired.generation()));
                generations.forget(retired);
                LOG.info("Generation {} of the read model is dropped", retired.generation());
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
        return served != 0 && reachable && !rebuild.isRunning();
    }

    /** Tells {@code listener} when that changes, within a few seconds. */
    public void onServing(Consumer<Boolean> listener) {
        listeners.add(listener);
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
        wakes.release();
    }

    /** How far it is. Asks the read model and the event store. */
    public ProjectionStatus status() {
        return new ProjectionReport(database, runs::get, clock.instant())
                .of(generations.read(settings.segments()), log.lastPosition(), rebuild.isRunning());
    }

    /** The streams that stand still, as the generation that serves has them. */
    public DeadLetterDesk deadLetters() {
        Generation generation = readModel.serving();
        return new DeadLetterDesk(
                new DeadLetters(new Generation(database, generation.number())),
                () -> new Projector(new Generation(database, generation.number()), 0, log, clock),
                clock);
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
        closing = true;
        wakes.release();
        try {
            keeper.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        runs.values().forEach(GenerationRun::close);
        source.close();
        leave();
    }

    private void leave() {
        if (!settings.alone() && reachable) {
            try {
                instances.leave();
            } catch (RuntimeException e) {
                LOG.debug("Left without saying so", e);
            }
        }
    }
}
