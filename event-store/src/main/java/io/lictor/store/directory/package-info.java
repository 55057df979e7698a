/** The data directory and its lock. */
@NullMarked
package io.lictor.store.directory;

import org.jspecify.annotations.NullMarked;
