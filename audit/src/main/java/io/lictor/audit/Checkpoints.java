package io.lictor.audit;

import io.lictor.audit.log.ProvableLog;
import io.lictor.checkpoint.CheckpointSigner;
import io.lictor.checkpoint.VerifierKey;
import io.lictor.merkle.MerkleTree;
import io.lictor.store.tiles.LogDiverged;
import io.lictor.web.ProblemException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signed checkpoints of the log. None is signed that contradicts an earlier one.
 *
 * <ol>
 *   <li>The newest checkpoint that was kept is read.
 *   <li>The log takes in all that is committed since.
 *   <li>The kept checkpoint must still be true of the log; if it isn't, the request is refused and the metric tells.
 *   <li>The root is signed, and the checkpoint is kept.
 *   <li>Only then is it told to anybody. If another process has kept a larger log meanwhile, this begins again with that one.
 * </ol>
 */
public final class Checkpoints {

    private static final Logger log = LoggerFactory.getLogger(Checkpoints.class);

    /** A log that is brought up to many events for the first time takes longer; who asks need not wait for it. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ProvableLog events;
    private final @Nullable CheckpointSigner signer;
    private final Consumer<SignedCheckpoint> whenNew;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    private volatile long told;
    private volatile boolean contradicted;

    /**
     * Without a signer there are proofs, but no checkpoints. {@code whenNew} is told each checkpoint that is larger than the
     * last.
     */
    public Checkpoints(ProvableLog events, @Nullable CheckpointSigner signer, Consumer<SignedCheckpoint> whenNew) {
        this.events = events;
        this.signer = signer;
        this.whenNew = whenNew;
    }

    /** The checkpoint of all events there are, which is kept before anybody sees it. */
    SignedCheckpoint newest() {
        CheckpointSigner by = signer();
        return inTurn(() -> {
            try {
                return signNewest(by);
            } catch (LogDiverged another) { // this log has begun again with what the other process kept
                return signNewest(by);
            }
        });
    }

    private SignedCheckpoint signNewest(CheckpointSigner by) {
        // In this order: what was kept before is part of what the log takes in now.
        Optional<KeptCheckpoint> kept = kept();
        long size = events.catchUp();
        mustAgree(kept, size);
        SignedCheckpoint signed = sign(by, size);
        if (size > kept.map(KeptCheckpoint::size).orElse(0L)) {
            events.keep(size, signed.note());
        }
        if (size > told) {
            told = size;
            whenNew.accept(signed);
        }
        return signed;
    }

    /** Returns the checkpoint of an earlier size. It is always the same for the same size. */
    SignedCheckpoint of(long size) {
        CheckpointSigner by = signer();
        Optional<KeptCheckpoint> kept = kept();
        long known = kept.map(KeptCheckpoint::size).orElse(0L);
        if (size > known || known > events.size()) { // not signed so far, or signed by another process
            long now = newest().size();
            if (size > now) {
                throw tooShort(now);
            }
        } else {
            mustAgree(kept, events.size());
        }
        return sign(by, size);
    }

    private SignedCheckpoint sign(CheckpointSigner by, long size) {
        return new SignedCheckpoint(size, by.sign(size, MerkleTree.root(size, events.nodes())));
    }

    private Optional<KeptCheckpoint> kept() {
        return events.newestKept().map(KeptCheckpoint::read);
    }

    private void mustAgree(Optional<KeptCheckpoint> kept, long size) {
        Optional<String> contradiction = kept.flatMap(known -> known.contradictionTo(size, events.nodes()));
        if (contradiction.isPresent() && !contradicted) {
            log.error("The events are not those that were signed: {}. No checkpoint is signed", contradiction.get());
        }
        contradicted = contradiction.isPresent();
        contradiction.ifPresent(why -> {
            throw ProblemException.conflict(
                    "CHECKPOINT_CONTRADICTED",
                    "The events are not those that were signed: %s.".formatted(why),
                    Map.of("size", size, "checkpoint", kept.orElseThrow().note()));
        });
    }

    /**
     * {@code asked}, if the log has as many events; all there are where nothing is asked, which must be {@code least}
     * then. Otherwise a problem that says how many there are.
     */
    long size(@Nullable Long asked, long least) {
        long size = events.size();
        long needed = asked == null ? least : asked;
        if (asked == null || size < needed) {
            size = inTurn(events::catchUp);
        }
        if (size < needed) {
            throw tooShort(size);
        }
        return asked == null ? size : asked;
    }

    private static ProblemException tooShort(long size) {
        return ProblemException.notFound(
                "LOG_TOO_SHORT",
                "The log has %d events; ask for no more of them.".formatted(size),
                Map.of("size", size));
    }

    /** Returns the key by which everybody checks what is signed here. */
    VerifierKey key() {
        return signer().verifierKey();
    }

    boolean hasKey() {
        return signer != null;
    }

    /** Returns whether there were checkpoints, and there is no key to sign the next one with. */
    boolean missesKey() {
        return signer == null && events.newestKept().isPresent();
    }

    /** The size of the largest checkpoint made here; 0 before the first. */
    long newestSize() {
        return told;
    }

    /** Returns whether the events differ from a signed checkpoint. */
    boolean isContradicted() {
        return contradicted;
    }

    private CheckpointSigner signer() {
        if (signer == null) {
            throw new ProblemException(
                    503,
                    "AUDIT_KEY_MISSING",
                    "This service has no key to sign checkpoints with; its operator gives it one by lictor.audit.key-file.",
                    Map.of());
        }
        return signer;
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!oneAtATime.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return work.get();
        } finally {
            oneAtATime.unlock();
        }
    }

    private static ProblemException busy() {
        return ProblemException.unavailable(
                "AUDIT_LOG_BUSY", "The log is still being brought up to the events; try again shortly.", PATIENCE);
    }
}
