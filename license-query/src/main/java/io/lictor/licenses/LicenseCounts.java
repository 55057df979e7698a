package io.lictor.licenses;

import io.lictor.access.ProductScope;
import io.lictor.lookup.ProductFinder;
import io.lictor.readmodel.ReadModel;
import java.time.Instant;

/** Source of the numbers of licences at instants that have not passed: the counts that the read model keeps. */
public final class LicenseCounts {

    private final ReadModel readModel;
    private final ProductFinder finder;

    public LicenseCounts(ReadModel readModel, ProductFinder finder) {
        this.readModel = readModel;
        this.finder = finder;
    }

    /** Returns the numbers of the licences of these products, as of {@code at} if nothing happens until then. */
    public Counts at(Instant at, ProductScope products) {
        return new PresentCounts(readModel, finder.disabledVersions(), at, products);
    }
}
