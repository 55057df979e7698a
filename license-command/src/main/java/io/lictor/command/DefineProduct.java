package io.lictor.command;

import io.lictor.product.ActivationLimit;
import io.lictor.product.Policy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Make a product known, or change its policy for licences to come. */
public record DefineProduct(
        String product, @Nullable String name, Policy policy, ActivationLimit defaultLimit, Instant at)
        implements ProductCommand {}
