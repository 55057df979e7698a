package io.lictor.issuing;

import static io.lictor.command.Decision.rejected;

import io.lictor.command.Decision;
import io.lictor.command.DecisionContext;
import io.lictor.command.Rejection;
import io.lictor.event.LicenseEvent;
import io.lictor.product.Product;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Check of an order: only a defined product and a released version can be licensed. */
public final class Offer {

    private Offer() {}

    /** Goes on with the product if it and the version (if one is named) are there, else says which is not. */
    public static Decision<LicenseEvent> of(
            String product,
            @Nullable String version,
            DecisionContext context,
            Function<Product.Defined, Decision<LicenseEvent>> then) {
        return switch (context.product(product)) {
            case Product.Undefined _ -> rejected(new Rejection.ProductNotFound(product));
            case Product.Defined defined
            when version != null && defined.version(version).isEmpty() ->
                rejected(new Rejection.VersionNotFound(product, version));
            case Product.Defined defined -> then.apply(defined);
        };
    }
}
