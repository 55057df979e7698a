package io.lictor.command;

import io.lictor.value.ActivationLimit;
import io.lictor.value.Policy;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Make a product known, or change its policy for licences to come. {@code named} are the members that are told of; all others
 * have their defaults here, which a product that is known keeps for itself.
 */
public record DefineProduct(
        String product,
        @Nullable String name,
        Policy policy,
        ActivationLimit defaultLimit,
        Set<Member> named,
        Instant at)
        implements ProductCommand {

    /** Member of a product's definition. */
    public enum Member {
        NAME,
        GRACE_PERIOD,
        RENEWAL_WINDOW,
        UPGRADE_PERIOD,
        DEACTIVATION_ALLOWANCE,
        DEFAULT_LIMIT,
        /** That there is a limit, but not which. */
        LIMITED
    }

    public DefineProduct {
        named = Set.copyOf(named);
    }

    /** A definition that tells of everything. */
    public DefineProduct(
            String product, @Nullable String name, Policy policy, ActivationLimit defaultLimit, Instant at) {
        this(product, name, policy, defaultLimit, EnumSet.allOf(Member.class), at);
    }
}
