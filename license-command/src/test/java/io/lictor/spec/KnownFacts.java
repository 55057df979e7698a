package io.lictor.spec;

import io.lictor.command.DecisionContext;
import io.lictor.event.Event;
import io.lictor.event.KeyEvent;
import io.lictor.event.LicenseEvent;
import io.lictor.event.ProductEvent;
import io.lictor.event.TokenEvent;
import io.lictor.key.KeyOwner;
import io.lictor.key.KeyRing;
import io.lictor.license.License;
import io.lictor.license.LicenseFold;
import io.lictor.product.Product;
import io.lictor.token.Tokens;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Decision context of the events so far, in memory. */
public final class KnownFacts implements DecisionContext {

    private final Map<UUID, License> licenses = new HashMap<>();
    private final Map<String, Product> products = new HashMap<>();
    private final Map<String, KeyOwner> keyOwners = new HashMap<>();
    private Tokens tokens = Tokens.NONE;

    public void record(Event event) {
        switch (event) {
            case LicenseEvent e -> licenses.put(e.licenseId(), LicenseFold.evolve(license(e.licenseId()), e));
            case ProductEvent e -> products.put(e.product(), Product.evolve(product(e.product()), e));
            case KeyEvent e -> keyOwners.put(e.keyHash(), KeyOwner.evolve(e));
            case TokenEvent e -> tokens = Tokens.evolve(tokens, e);
        }
    }

    @Override
    public Product product(String product) {
        return products.getOrDefault(product, Product.UNDEFINED);
    }

    @Override
    public License license(UUID licenseId) {
        return licenses.getOrDefault(licenseId, License.NOT_ISSUED);
    }

    @Override
    public KeyOwner keyOwner(String keyHash) {
        return keyOwners.getOrDefault(keyHash, KeyOwner.NOBODY);
    }

    public Tokens tokens() {
        return tokens;
    }

    @Override
    public KeyRing keys() {
        return Samples.KEYS;
    }
}
