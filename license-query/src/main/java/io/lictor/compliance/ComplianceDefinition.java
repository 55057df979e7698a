package io.lictor.compliance;

import io.lictor.documents.GenerationCollections;
import io.lictor.projection.DocumentProjection;
import io.lictor.projection.ProjectionDefinition;
import io.lictor.store.EventLog;
import java.time.Duration;
import java.util.List;

/** Projection of licences by day: state, owner, and versions enabled at the end of each day. */
public final class ComplianceDefinition implements ProjectionDefinition {

    public static final String NAME = "compliance";

    static final String PREFIX = NAME + "_";
    static final String LICENSES = "licenses";
    static final String CUSTOMERS = "customers";
    static final String VERSIONS = "versions";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    /** 2: the facts of a licence are in groups. */
    @Override
    public int format() {
        return 2;
    }

    @Override
    public List<String> collections() {
        return List.of(LICENSES, CUSTOMERS, VERSIONS);
    }

    /** Days need no change stream: nobody looks at them by the second. */
    @Override
    public Duration pause() {
        return Duration.ofMillis(250);
    }

    /** Leaves names of machines out: they are not needed to count seats, and so need not be erased later. */
    @Override
    public boolean readsTexts() {
        return false;
    }

    /** Returns the parts. They have no index, as all look-ups go by _id. */
    @Override
    public List<DocumentProjection<?>> parts(GenerationCollections collections, EventLog log, int segment) {
        return List.of(
                new Versions(collections.documents(VERSIONS), log),
                new SoldLicenses(collections.documents(LICENSES), new Owners(collections.documents(CUSTOMERS)), log));
    }
}
