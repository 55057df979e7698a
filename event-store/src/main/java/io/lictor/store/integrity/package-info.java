/** Comparison of what is stored with what was written. */
@NullMarked
package io.lictor.store.integrity;

import org.jspecify.annotations.NullMarked;
