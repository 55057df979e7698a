/**
 * The one door to the events: appending them, reading them back, and being told of new ones. Both services open it
 * through {@link io.lictor.store.LicensingStore}; what lies behind is Axon's JDBC storage on a database.
 */
@NullMarked
package io.lictor.store;

import org.jspecify.annotations.NullMarked;
