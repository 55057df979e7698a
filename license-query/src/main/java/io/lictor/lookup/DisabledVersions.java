package io.lictor.lookup;

import io.lictor.license.License;
import java.util.List;

/** The versions that no longer work, by product. */
public record DisabledVersions(List<OfProduct> products) {

    public static final DisabledVersions NONE = new DisabledVersions(List.of());

    public DisabledVersions {
        products = List.copyOf(products);
    }

    /** Disabled versions of one product, at least one. */
    public record OfProduct(String product, List<String> versions) {

        public OfProduct {
            versions = List.copyOf(versions);
        }
    }

    /** Returns whether the version this licence is tied to is disabled. */
    public boolean covers(License.Issued license) {
        String version = license.version();
        return version != null && covers(license.product(), version);
    }

    /** Returns whether a version of a product is disabled. */
    public boolean covers(String product, String version) {
        return products.stream()
                .anyMatch(of -> of.product().equals(product) && of.versions().contains(version));
    }
}
