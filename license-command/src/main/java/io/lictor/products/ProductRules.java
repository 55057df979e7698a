package io.lictor.products;

import static io.lictor.command.Decision.accepted;
import static io.lictor.command.Decision.rejected;

import io.lictor.command.Decision;
import io.lictor.command.DefineProduct;
import io.lictor.command.DefineProduct.Member;
import io.lictor.command.DisableProductVersion;
import io.lictor.command.EnableProductVersion;
import io.lictor.command.ProductCommand;
import io.lictor.command.Rejection;
import io.lictor.command.ReleaseProductVersion;
import io.lictor.event.ProductChanged;
import io.lictor.event.ProductDefined;
import io.lictor.event.ProductEvent;
import io.lictor.event.ProductVersionDisabled;
import io.lictor.event.ProductVersionEnabled;
import io.lictor.event.ProductVersionReleased;
import io.lictor.product.Product;
import io.lictor.product.ProductVersion;
import io.lictor.value.ActivationLimit;
import io.lictor.value.Policy;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** All commands on products and the rule of each. */
public final class ProductRules {

    private ProductRules() {}

    public static Decision<ProductEvent> decide(Product product, ProductCommand command) {
        return switch (product) {
            case Product.Undefined _ ->
                switch (command) {
                    case DefineProduct c ->
                        accepted(new ProductDefined(c.product(), c.name(), c.policy(), c.defaultLimit(), c.at()));
                    case ReleaseProductVersion _, DisableProductVersion _, EnableProductVersion _ ->
                        rejected(new Rejection.ProductNotFound(command.product()));
                };
            case Product.Defined defined ->
                switch (command) {
                    case DefineProduct c -> change(defined, c);
                    case ReleaseProductVersion c -> release(defined, c);
                    case DisableProductVersion c -> disable(defined, c);
                    case EnableProductVersion c -> enable(defined, c);
                };
        };
    }

    /** Changes a product; members the command doesn't name stay. */
    private static Decision<ProductEvent> change(Product.Defined product, DefineProduct command) {
        String name = command.named().contains(Member.NAME) ? command.name() : product.name();
        Policy policy = policy(product.policy(), command);
        ActivationLimit limit = limit(product.defaultLimit(), command);
        boolean same = Objects.equals(product.name(), name)
                && product.policy().equals(policy)
                && product.defaultLimit().equals(limit);
        return same ? accepted() : accepted(new ProductChanged(command.product(), name, policy, limit, command.at()));
    }

    private static Policy policy(Policy known, DefineProduct command) {
        Set<Member> named = command.named();
        Policy told = command.policy();
        return new Policy(
                (named.contains(Member.GRACE_PERIOD) ? told : known).gracePeriod(),
                (named.contains(Member.RENEWAL_WINDOW) ? told : known).renewalWindow(),
                (named.contains(Member.UPGRADE_PERIOD) ? told : known).upgradePeriod(),
                (named.contains(Member.DEACTIVATION_ALLOWANCE) ? told : known).deactivationAllowance());
    }

    private static ActivationLimit limit(ActivationLimit known, DefineProduct command) {
        boolean told = command.named().contains(Member.DEFAULT_LIMIT)
                || (command.named().contains(Member.LIMITED) && known.equals(ActivationLimit.UNLIMITED));
        return told ? command.defaultLimit() : known;
    }

    private static Decision<ProductEvent> release(Product.Defined product, ReleaseProductVersion command) {
        boolean same = product.version(command.version())
                .filter(known -> known.releasedAt().equals(command.releasedAt()))
                .isPresent();
        return same
                ? accepted()
                : accepted(new ProductVersionReleased(
                        command.product(), command.version(), command.releasedAt(), command.at()));
    }

    private static Decision<ProductEvent> disable(Product.Defined product, DisableProductVersion command) {
        Optional<ProductVersion> known = product.version(command.version());
        if (known.isEmpty()) {
            return rejected(new Rejection.VersionNotFound(command.product(), command.version()));
        }
        return known.get().disabled()
                ? accepted()
                : accepted(new ProductVersionDisabled(command.product(), command.version(), command.at()));
    }

    private static Decision<ProductEvent> enable(Product.Defined product, EnableProductVersion command) {
        Optional<ProductVersion> known = product.version(command.version());
        if (known.isEmpty()) {
            return rejected(new Rejection.VersionNotFound(command.product(), command.version()));
        }
        return known.get().disabled()
                ? accepted(new ProductVersionEnabled(command.product(), command.version(), command.at()))
                : accepted();
    }
}
