package io.lictor.event;

import io.lictor.product.Policy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Licences issued from now on have another policy. */
public record ProductChanged(
        String product, @Nullable String name, Policy policy, int defaultActivationLimit, Instant at)
        implements ProductEvent {}
