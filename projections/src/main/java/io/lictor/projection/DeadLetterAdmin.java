package io.lictor.projection;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Operations on dead letters, on any instance: folding goes by the documents' versions, so other instances may be at
 * work.
 */
public final class DeadLetterAdmin {

    private static final int ATTEMPTS = 20;

    private final DeadLetters letters;
    private final Supplier<Projector> projectors;
    private final InstantSource clock;

    DeadLetterAdmin(DeadLetters letters, Supplier<Projector> projectors, InstantSource clock) {
        this.letters = letters;
        this.clock = clock;
        this.projectors = projectors;
    }

    /** Outcome of an operation. */
    public sealed interface Outcome {

        /** The event, if it was not discarded, and all that waited are folded in. */
        record WentThrough(DeadLetter letter) implements Outcome {}

        /** The stream stands still: at the same event, or at one behind it. */
        record StandsStill(DeadLetter letter) implements Outcome {}

        /** There is no such dead letter, or no longer. */
        record Unknown() implements Outcome {}

        /** Somebody else is at it. */
        record InHand() implements Outcome {}
    }

    /** The oldest first. */
    public List<DeadLetter> all() {
        return letters.all();
    }

    public long count() {
        return letters.count();
    }

    /** Folds the event at this position again, and what waits behind it. */
    public Outcome retry(long position) {
        return act(position, false);
    }

    /** Leaves the event at this position out of the read model, and folds in what waits behind it. */
    public Outcome discard(long position) {
        return act(position, true);
    }

    private Outcome act(long position, boolean skip) {
        if (letters.at(position).isEmpty()) {
            return new Outcome.Unknown();
        }
        Optional<DeadLetter> taken = letters.take(position, clock.instant());
        if (taken.isEmpty()) {
            return new Outcome.InHand();
        }
        if (skip) {
            letters.skip(taken.get());
        }
        // Read again, with what is to be skipped.
        return letters.at(position)
                .map(letter -> foldOn(projectors.get(), letter))
                .orElseGet(Outcome.Unknown::new);
    }

    private Outcome foldOn(Projector projector, DeadLetter first) {
        DeadLetter letter = first;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            boolean through = projector.refold(letter).isEmpty();
            // As it was before: what has come to wait since may be missing in what was folded.
            if (through && letters.release(letter)) {
                return new Outcome.WentThrough(first);
            }
            Optional<DeadLetter> now = letters.of(letter.streamId());
            if (now.isEmpty()) {
                return new Outcome.WentThrough(first); // somebody else has released it
            }
            letter = now.get();
            if (!through) {
                return new Outcome.StandsStill(letter);
            }
        }
        return new Outcome.InHand(); // by a writer who lets ever more events wait
    }
}
