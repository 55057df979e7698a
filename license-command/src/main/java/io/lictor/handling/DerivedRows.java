package io.lictor.handling;

import io.lictor.license.License;
import io.lictor.store.SqlUpdate;
import java.util.List;
import java.util.UUID;

/** Rows that are derived from a licence's state and change in the transaction of its events. */
@FunctionalInterface
public interface DerivedRows {

    /** Returns the updates that follow from a change of the licence; mostly none. */
    List<SqlUpdate> follow(UUID licenseId, License before, License after);
}
