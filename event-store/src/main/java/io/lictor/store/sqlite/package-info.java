/** The store in an SQLite database. */
@NullMarked
package io.lictor.store.sqlite;

import org.jspecify.annotations.NullMarked;
