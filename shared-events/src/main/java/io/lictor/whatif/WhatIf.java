package io.lictor.whatif;

import io.lictor.license.License;
import io.lictor.license.Standing;
import io.lictor.license.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Comparison of many licences under their own policies and under another one, made in one pass.
 *
 * @param licenses number of licences
 * @param moves licences that would change status, by the status before and then after
 */
public record WhatIf(long licenses, List<Move> moves, Figures before, Figures after) {

    /** Those that would go from one status to another; {@code sample} has the first of them, in the order they came. */
    public record Move(Status from, Status to, long count, List<Case> sample) {}

    /** One of them, and until when it keeps its status if nothing happens: as it is, and as it would be. */
    public record Case(
            UUID licenseId,
            String customer,
            String product,
            @Nullable Instant statusUntilBefore,
            @Nullable Instant statusUntilAfter) {}

    /**
     * All of them at {@code at}, each under its own policy and under the changed one. They may be gone through twice: a chain
     * of upgrades comes back when its last licence is over.
     */
    public static WhatIf of(Iterable<Judged> licenses, Change change, Instant at, int sample) {
        Figures.Sum before = new Figures.Sum(at);
        Figures.Sum after = new Figures.Sum(at);
        Map<Status, Map<Status, Movers>> moves = new EnumMap<>(Status.class);
        Chains chains = Chains.of(licenses, change);
        long count = 0;
        for (Judged judged : licenses) {
            License.Issued own = judged.license();
            License.Issued changed = chains.appliedTo(change.appliedTo(own));
            boolean disabled = judged.versionDisabled() || change.disablesVersionOf(own);
            Status from = Status.of(own, judged.versionDisabled(), at);
            Status to = Status.of(changed, disabled, at);
            before.add(own, from);
            after.add(changed, to);
            count++;
            if (from != to) {
                Movers movers = moves.computeIfAbsent(from, _ -> new EnumMap<>(Status.class))
                        .computeIfAbsent(to, _ -> new Movers());
                if (movers.count++ < sample) {
                    movers.sample.add(new Case(
                            own.licenseId(),
                            own.customer(),
                            own.product(),
                            Standing.of(own, judged.versionDisabled(), at).until(),
                            Standing.of(changed, disabled, at).until()));
                }
            }
        }
        return new WhatIf(count, list(moves), before.figures(), after.figures());
    }

    private static final class Movers {

        private final List<Case> sample = new ArrayList<>();
        private long count;
    }

    private static List<Move> list(Map<Status, Map<Status, Movers>> moves) {
        List<Move> list = new ArrayList<>();
        moves.forEach((from, byTarget) -> byTarget.forEach(
                (to, movers) -> list.add(new Move(from, to, movers.count, List.copyOf(movers.sample)))));
        return List.copyOf(list);
    }
}
