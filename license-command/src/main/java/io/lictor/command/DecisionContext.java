package io.lictor.command;

import io.lictor.key.KeyOwner;
import io.lictor.key.KeyRing;
import io.lictor.license.License;
import io.lictor.product.Product;
import java.util.UUID;

/** Facts that a decision may need beyond its own licence. Asked for only where a rule needs them. */
public interface DecisionContext {

    Product product(String product);

    License license(UUID licenseId);

    KeyOwner keyOwner(String keyHash);

    KeyRing keys();
}
