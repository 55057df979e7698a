package io.lictor.asof;

import io.lictor.license.License;
import io.lictor.license.LicenseView;
import io.lictor.readmodel.DayCounts;
import io.lictor.readmodel.ProductDocument;
import io.lictor.value.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/**
 * All there was at an instant: what the read model held then. It never changes.
 *
 * @param position of the last event in the store that was looked at, whether it was one of before that instant or not
 * @param licenses in the order of their ids as text, as lists have them
 * @param products by code
 * @param days what was done on each day (UTC), by product
 */
public record Population(
        Instant at,
        long position,
        List<Versioned<License.Issued>> licenses,
        NavigableMap<String, ProductDocument> products,
        NavigableMap<LocalDate, Map<String, DayCounts>> days) {

    /** Returns whether the version this licence is tied to was disabled at that instant. */
    public boolean isVersionDisabled(License.Issued license) {
        if (license.version() == null) {
            return false;
        }
        ProductDocument product = products.get(license.product());
        return product != null && product.product().isDisabled(license.version());
    }

    /** One of its licences, as callers saw it then. */
    public LicenseView view(Versioned<License.Issued> found) {
        return LicenseView.of(found.state(), found.version(), isVersionDisabled(found.state()), at);
    }

    /**
     * Returns this population as of a later position in the log, if the events up to it changed nothing before its
     * instant.
     */
    Population lookedUpTo(long later) {
        return new Population(at, later, licenses, products, days);
    }
}
