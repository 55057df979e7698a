package io.lictor.access;

import java.util.Set;

/** The products whose licences a caller sees and touches. To it, there are no others. */
public sealed interface ProductScope {

    ProductScope ALL = new All();

    boolean contains(String product);

    record All() implements ProductScope {

        @Override
        public boolean contains(String product) {
            return true;
        }
    }

    record Only(Set<String> products) implements ProductScope {

        public Only {
            products = Set.copyOf(products);
        }

        @Override
        public boolean contains(String product) {
            return products.contains(product);
        }
    }
}
