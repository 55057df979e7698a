package io.lictor.handling;

import io.lictor.access.ProductScope;
import io.lictor.command.DecisionContext;
import io.lictor.command.Rejection;
import io.lictor.license.License;
import java.util.Optional;
import java.util.UUID;

/** Check of the products that a credential is limited to: licences of others don't exist for it. */
public final class ProductScopeCheck {

    private ProductScopeCheck() {}

    public static boolean holds(License license, ProductScope scope) {
        return switch (license) {
            case License.NotIssued _ -> true;
            case License.Issued issued -> scope.contains(issued.product());
            case License.Withdrawn withdrawn -> scope.contains(withdrawn.was().product());
        };
    }

    /** Why a command that names this product is refused, if it is. */
    public static Optional<Rejection> refusalOf(String product, ProductScope scope) {
        return scope.contains(product) ? Optional.empty() : Optional.of(new Rejection.ProductNotAllowed(product));
    }

    /** A rejection without what it would tell of licences beyond. */
    public static Rejection told(Rejection rejection, ProductScope scope, DecisionContext context) {
        return rejection instanceof Rejection.KeyAlreadyUsed(UUID usedBy)
                        && usedBy != null
                        && !holds(context.license(usedBy), scope)
                ? new Rejection.KeyAlreadyUsed(null)
                : rejection;
    }
}
