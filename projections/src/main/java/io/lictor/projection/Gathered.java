package io.lictor.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Events that were folded, by part, and not written yet. */
final class Gathered {

    /** Few enough that what is written of them is no burden, and many enough to go in one round trip. */
    private static final int AT_ONCE = 1_000;

    private final List<Share<?>> shares;
    private final Consumer<List<Poison>> block;

    /** {@code block} is told which streams stand still, before anything of them is written. */
    Gathered(List<DocumentProjection<?>> parts, DiscardedEvents skips, Set<String> late, Consumer<List<Poison>> block) {
        List<Share<?>> shares = new ArrayList<>(parts.size());
        parts.forEach(part -> shares.add(Share.of(part, skips, late)));
        this.shares = shares;
        this.block = block;
    }

    private record Share<S>(DocumentProjection<S> part, Folding<S> folding, List<DecodedEvent> arrivals) {

        static <S> Share<S> of(DocumentProjection<S> part, DiscardedEvents skips, Set<String> late) {
            return new Share<>(part, part.fold(skips, late), new ArrayList<>());
        }

        void add(boolean fresh) {
            folding.add(arrivals, fresh);
            arrivals.clear();
        }
    }

    /** Where {@code fresh}, nothing is written of streams whose first event is among these. */
    void add(List<DecodedEvent> events, boolean fresh) {
        for (DecodedEvent event : events) {
            for (Share<?> share : shares) {
                if (share.part().holds(event.streamId())) {
                    share.arrivals().add(event);
                    break;
                }
            }
        }
        shares.forEach(share -> share.add(fresh));
    }

    /** How many streams are to be written. */
    int size() {
        return shares.stream().mapToInt(share -> share.folding().size()).sum();
    }

    /** Writes it all, and tells which events could not be folded in. */
    List<Poison> write() {
        List<Poison> poisons = new ArrayList<>();
        for (Supplier<Plan<?>> piece : plans()) {
            Plan<?> plan = piece.get();
            poisons.addAll(plan.poisons());
            plan.write();
        }
        return poisons;
    }

    /** What is to be written, piece by piece; each is made when it is asked for, and written before the next one is. */
    List<Supplier<Plan<?>>> plans() {
        List<Supplier<Plan<?>>> plans = new ArrayList<>();
        for (Share<?> share : shares) {
            share.folding().plans(AT_ONCE).forEach(plan -> plans.add(() -> made(plan.get())));
        }
        return plans;
    }

    private Plan<?> made(Plan<?> plan) {
        // First of all: what was written without them would have to know that they were left out.
        block.accept(plan.poisons());
        return plan;
    }
}
