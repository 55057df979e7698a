/** The store in a PostgreSQL database. */
@NullMarked
package io.lictor.store.postgres;

import org.jspecify.annotations.NullMarked;
