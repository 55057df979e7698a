/** Comparison of stored data with what was written. */
@NullMarked
package io.lictor.integrity;

import org.jspecify.annotations.NullMarked;
