package io.lictor.automation;

import io.lictor.automation.DueIndex.Due;
import io.lictor.command.AnnouncePassedInstants;
import io.lictor.command.Known;
import io.lictor.command.LicenseCommand;
import io.lictor.command.RevertUpgrade;
import io.lictor.desk.CommandDesk;
import io.lictor.handling.Envelope;
import io.lictor.license.License;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Does what is due, soon after its instant, and after a stop all that became due meanwhile. Each task goes through the
 * usual commands, which do nothing where it was done before; so a crash at any point costs a repetition at most.
 */
public final class Automations implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Automations.class);
    private static final String ACTOR = "lictor";
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);
    private static final int BATCH = 500;

    private final DueIndex index;
    private final CommandDesk commands;
    private final Known known;
    private final InstantSource clock;
    private @Nullable ScheduledExecutorService timer;

    public Automations(DueIndex index, CommandDesk commands, Known known, InstantSource clock) {
        this.index = index;
        this.commands = commands;
        this.known = known;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("automations").factory());
        timer.scheduleWithFixedDelay(this::runSafely, 0, POLL.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        if (timer != null) {
            timer.close(); // waits for the task under way
            timer = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }

    private void runSafely() {
        try {
            while (runDue() == BATCH && !Thread.currentThread().isInterrupted()) {
                // more is due than one look shows
            }
        } catch (RuntimeException e) {
            log.warn("Automations could not look at what is due; trying again", e);
        }
    }

    /** Does what is due now; how much that was, at most a batch. */
    int runDue() {
        List<Due> due = index.dueAt(clock.instant(), BATCH);
        due.forEach(this::runOne);
        return due.size();
    }

    private void runOne(Due due) {
        try {
            switch (due.task()) {
                case ANNOUNCE_PASSED_INSTANTS -> announcePassedInstants(due);
                case REVERT_UPGRADE -> whenSuccessorEndsRevertUpgrade(due);
            }
        } catch (RuntimeException e) {
            Instant next = clock.instant().plus(AFTER_FAILURE);
            log.warn("{} of licence {} failed; trying again at {}", due.task(), due.licenseId(), next, e);
            index.putOff(due, next);
        }
    }

    /** The command itself moves the licence's row to the next instant. */
    private void announcePassedInstants(Due due) {
        send(new AnnouncePassedInstants(due.licenseId(), atOrAfter(due)));
        index.done(due); // where it had moved already, this finds nothing
    }

    private void whenSuccessorEndsRevertUpgrade(Due due) {
        predecessorOf(due.licenseId())
                .ifPresent(predecessor -> send(new RevertUpgrade(predecessor, due.licenseId(), atOrAfter(due))));
        index.done(due);
    }

    /** Now. A clock set back since the task was found would make its command do nothing, and the task be forgotten. */
    private Instant atOrAfter(Due due) {
        Instant now = clock.instant();
        return now.isBefore(due.dueAt()) ? due.dueAt() : now;
    }

    private Optional<UUID> predecessorOf(UUID licenseId) {
        return switch (known.license(licenseId)) {
            case License.Issued issued -> Optional.ofNullable(issued.predecessorId());
            case License.NotIssued _ -> Optional.empty();
        };
    }

    private void send(LicenseCommand command) {
        commands.send(command, new Envelope(ACTOR, command.getClass().getSimpleName() + "-" + command.licenseId()));
    }
}
