package io.lictor.handling;

import io.lictor.command.Known;
import io.lictor.key.KeyOwner;
import io.lictor.key.KeyRing;
import io.lictor.license.License;
import io.lictor.product.Product;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Asks for each product once: the commands of a batch all came before it, so its answer holds for all of them. */
final class AskedOnce implements Known {

    private final Known known;
    private final Map<String, Product> products = new HashMap<>();

    AskedOnce(Known known) {
        this.known = known;
    }

    @Override
    public Product product(String product) {
        return products.computeIfAbsent(product, known::product);
    }

    @Override
    public License license(UUID licenseId) {
        return known.license(licenseId);
    }

    @Override
    public KeyOwner keyOwner(String keyHash) {
        return known.keyOwner(keyHash);
    }

    @Override
    public KeyRing keys() {
        return known.keys();
    }
}
