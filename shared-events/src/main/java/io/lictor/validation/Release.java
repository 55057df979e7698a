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

    /** Returns whether the release was never published and carries no date, so that its age is unknown. */
    boolean isUnknown() {
        return version != null && releasedAt == null;
    }

    /** Returns the name of the release for sentences. */
    String say() {
        String name = version == null ? "This release" : "Release " + version;
        return releasedAt == null ? name : name + " of " + Dates.format(releasedAt);
    }
}
