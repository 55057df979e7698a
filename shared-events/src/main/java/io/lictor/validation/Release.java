package io.lictor.validation;

import io.lictor.product.Product;
import io.lictor.product.ProductVersion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The release that asks, as far as it is known: its version label and its release date. The date the vendor published
 * wins over the one the software says of itself.
 */
record Release(@Nullable String version, @Nullable Instant releasedAt) {

    static Release of(ValidationQuery query, Product product) {
        Instant published =
                product.version(query.version()).map(ProductVersion::releasedAt).orElse(null);
        return new Release(query.version(), published == null ? query.releasedAt() : published);
    }

    /** Whether it was never published and says no date of itself, so that nothing can be told of its age. */
    boolean isUnknown() {
        return version != null && releasedAt == null;
    }

    /** How sentences name it. */
    String say() {
        String name = version == null ? "This release" : "Release " + version;
        return releasedAt == null ? name : name + " of " + Dates.format(releasedAt);
    }
}
