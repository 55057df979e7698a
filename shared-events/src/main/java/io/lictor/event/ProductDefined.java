package io.lictor.event;

import io.lictor.product.Policy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A product can be licensed now. */
public record ProductDefined(
        String product, @Nullable String name, Policy policy, int defaultActivationLimit, Instant at)
        implements ProductEvent {}
