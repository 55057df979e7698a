/** A licence makes room for a better one, or a trial becomes a real one. */
@NullMarked
package io.lictor.upgrading;

import org.jspecify.annotations.NullMarked;
