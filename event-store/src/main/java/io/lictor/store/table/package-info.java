/** Rows of the tables of events and texts, and the canonical leaf of each event. */
@NullMarked
package io.lictor.store.table;

import org.jspecify.annotations.NullMarked;
