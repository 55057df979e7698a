package io.lictor.automation;

import io.lictor.automation.DueIndex.Claim;
import io.lictor.automation.DueIndex.Due;
import io.lictor.automation.DueIndex.Task;
import io.lictor.clock.TrustedClock;
import io.lictor.command.AnnouncePassedInstants;
import io.lictor.command.LicenseCommand;
import io.lictor.command.RevertUpgrade;
import io.lictor.command.TellPredecessors;
import io.lictor.endpoint.CommandGateway;
import io.lictor.handling.CommandContext;
import io.lictor.handling.Outcome;
import io.lictor.license.License;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Does what is due, soon after its instant, and after a stop all that became due meanwhile. Several instances share the
 * work: each takes a task for a while before it does it. Each task goes through the usual commands, which do nothing
 * where it was done before; so a crash at any point costs a repetition at most, when what was taken is due again.
 */
public final class Automations implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Automations.class);
    private static final String ACTOR = "lictor";
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

    /** Longer than a batch takes: what is taken and not done by then, its taker has probably died with. */
    private static final Duration TAKEN_FOR = Duration.ofMinutes(1);

    private static final int BATCH = 100;

    private final DueIndex index;
    private final CommandGateway commands;
    private final TrustedClock clock;
    private @Nullable ScheduledExecutorService timer;
    private volatile boolean stopping;
    private boolean failing;
    private boolean madeUp;

    public Automations(DueIndex index, CommandGateway commands, TrustedClock clock) {
        this.index = index;
        this.commands = commands;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        stopping = false;
        madeUp = false;
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("automations").factory());
        timer.scheduleWithFixedDelay(this::runSafely, 0, POLL.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        if (timer != null) {
            stopping = true;
            timer.close(); // waits for the task under way; the others stay due
            timer = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }

    private void runSafely() {
        try {
            Optional<Instant> now = clock.instant();
            if (!madeUp && now.isPresent()) {
                makeUpForOlderReleases(now.get());
                madeUp = true;
            }
            while (!stopping && runDue() == BATCH) {
                // more is due than one look shows
            }
            if (failing) {
                log.info("Automations are at work again");
            }
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) { // a database that is away would fill the log
                log.warn("Automations can't look at what is due; trying again until they can", e);
            }
            failing = true;
        }
    }

    /**
     * Does what is due now and not taken by another instance; how much was found, at most a batch. Nothing while the clock is
     * doubted: what is announced is announced for ever.
     */
    int runDue() {
        return clock.instant().map(this::runDueAt).orElse(0);
    }

    private int runDueAt(Instant now) {
        List<Due> found = index.dueAt(now, BATCH);
        if (!found.isEmpty()) {
            index.claim(found, now.plus(TAKEN_FOR)).forEach(this::runOne);
        }
        return found.size();
    }

    private void runOne(Claim claim) {
        Optional<Instant> now = stopping ? Optional.empty() : clock.instant();
        if (now.isEmpty()) {
            index.putOff(claim.taken(), claim.due().dueAt()); // for another instance, or later
            return;
        }
        Instant at = atOrAfter(claim.due(), now.get());
        try {
            switch (claim.due().task()) {
                case ANNOUNCE_PASSED_INSTANTS -> announcePassedInstants(claim, at);
                case RECORD_REVERTED_UPGRADE -> whenSuccessorsAreOverRecordIt(claim, at);
                case REVERT_UPGRADE -> tellPredecessors(claim.due(), claim.taken(), at);
            }
        } catch (RuntimeException e) {
            Instant next = now.get().plus(AFTER_FAILURE);
            log.warn(
                    "{} of licence {} failed; trying again at {}",
                    claim.due().task(),
                    claim.due().licenseId(),
                    next,
                    e);
            index.putOff(claim.taken(), next);
        }
    }

    /** Announces the passed instants; the command's append moves the licence's row to the next instant. */
    private void announcePassedInstants(Claim claim, Instant at) {
        Due due = claim.due();
        Outcome<License> outcome = send(new AnnouncePassedInstants(due.licenseId(), at));
        boolean announced = outcome instanceof Outcome.Done<License> done && !done.isUnchanged();
        if (!announced) {
            index.done(claim.taken());
        }
    }

    /** The command moves or takes away the licence's row, where it does anything. */
    private void whenSuccessorsAreOverRecordIt(Claim claim, Instant at) {
        send(new RevertUpgrade(claim.due().licenseId(), at));
        index.done(claim.taken());
    }

    private void tellPredecessors(Due due, Due row, Instant at) {
        send(new TellPredecessors(due.licenseId(), at));
        index.done(row);
    }

    /**
     * Tells licences replaced by older releases the end of their successors, which those releases looked up only when
     * it was due.
     */
    private void makeUpForOlderReleases(Instant now) {
        int told = 0;
        List<Due> some = index.all(Task.REVERT_UPGRADE, null, BATCH);
        while (!some.isEmpty() && !stopping) {
            for (Due due : some) {
                told += hasToldPredecessors(due, now) ? 1 : 0;
            }
            some = index.all(Task.REVERT_UPGRADE, some.getLast().licenseId(), BATCH);
        }
        if (told > 0) {
            log.info("{} upgrades of older releases now tell when their licences come back", told);
        }
    }

    private boolean hasToldPredecessors(Due due, Instant now) {
        try {
            tellPredecessors(due, due, now);
            return true;
        } catch (RuntimeException e) {
            log.warn(
                    "What licence {} replaced can't be told when it ends; trying again when it does",
                    due.licenseId(),
                    e);
            return false;
        }
    }

    /** Now. A clock set back since the task was found would make its command do nothing, and the task be forgotten. */
    private static Instant atOrAfter(Due due, Instant now) {
        return now.isBefore(due.dueAt()) ? due.dueAt() : now;
    }

    private Outcome<License> send(LicenseCommand command) {
        return commands.send(
                command, new CommandContext(ACTOR, command.getClass().getSimpleName() + "-" + command.licenseId()));
    }
}
