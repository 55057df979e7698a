package io.lictor.handling;

import io.lictor.command.DecisionContext;
import io.lictor.key.KeyOwner;
import io.lictor.key.KeyRing;
import io.lictor.license.License;
import io.lictor.product.Product;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Asks for each product once: the commands of a batch all came before it, so its answer holds for all of them. */
final class CachingContext implements DecisionContext {

    private final DecisionContext context;
    private final Function<String, Product> asked;
    private final Map<String, Product> products = new HashMap<>();

    /** {@code asked} is who knows the products. */
    CachingContext(DecisionContext context, Function<String, Product> asked) {
        this.context = context;
        this.asked = asked;
    }

    @Override
    public Product product(String product) {
        return products.computeIfAbsent(product, asked);
    }

    @Override
    public License license(UUID licenseId) {
        return context.license(licenseId);
    }

    @Override
    public KeyOwner keyOwner(String keyHash) {
        return context.keyOwner(keyHash);
    }

    @Override
    public KeyRing keys() {
        return context.keys();
    }
}
