package io.lictor.event;

import io.lictor.value.ActivationLimit;
import io.lictor.value.Policy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A product can be licensed now. */
public record ProductDefined(
        String product,
        @Nullable String name,
        Policy policy,
        @Nullable Integer defaultActivationLimit,
        @Nullable Boolean unlimitedActivations,
        Instant at)
        implements ProductEvent {

    public ProductDefined(
            String product, @Nullable String name, Policy policy, ActivationLimit defaultLimit, Instant at) {
        this(product, name, policy, defaultLimit.machinesIfLimited(), defaultLimit.trueIfUnlimited(), at);
    }

    /** Returns the number of machines allowed at once on a licence that is issued without a limit of its own. */
    public ActivationLimit defaultLimit() {
        return ActivationLimit.of(defaultActivationLimit, unlimitedActivations);
    }
}
