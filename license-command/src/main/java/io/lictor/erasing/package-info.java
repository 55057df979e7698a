/** Erasure of texts that people wrote freely. */
@NullMarked
package io.lictor.erasing;

import org.jspecify.annotations.NullMarked;
