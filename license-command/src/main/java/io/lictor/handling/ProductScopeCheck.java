package io.lictor.handling;

import io.lictor.access.ProductScope;
import io.lictor.command.DecisionContext;
import io.lictor.command.Rejection;
import io.lictor.license.License;
import java.util.Optional;
import java.util.UUID;

/** How far a credential that is limited to products reaches: to it, there are no other licences. */
final class ProductScopeCheck {

    private ProductScopeCheck() {}

    static boolean holds(License license, ProductScope scope) {
        return switch (license) {
            case License.NotIssued _ -> true;
            case License.Issued issued -> scope.contains(issued.product());
            case License.Withdrawn withdrawn -> scope.contains(withdrawn.was().product());
        };
    }

    /** Why a command that names this product is refused, if it is. */
    static Optional<Rejection> refusalOf(String product, ProductScope scope) {
        return scope.contains(product) ? Optional.empty() : Optional.of(new Rejection.ProductNotAllowed(product));
    }

    /** A rejection without what it would tell of licences beyond. */
    static Rejection told(Rejection rejection, ProductScope scope, DecisionContext known) {
        return rejection instanceof Rejection.KeyAlreadyUsed(UUID usedBy)
                        && usedBy != null
                        && !holds(known.license(usedBy), scope)
                ? new Rejection.KeyAlreadyUsed(null)
                : rejection;
    }
}
