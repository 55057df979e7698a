/** Parts that are alike on all SQL databases. */
@NullMarked
package io.lictor.store.jdbc;

import org.jspecify.annotations.NullMarked;
