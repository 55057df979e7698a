/** The table of the log's hashes: written by the log, and compared with the events where the database is looked through. */
@NullMarked
package io.lictor.store.tiles;

import org.jspecify.annotations.NullMarked;
