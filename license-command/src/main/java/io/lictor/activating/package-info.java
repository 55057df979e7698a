/** Machines take seats and give them back. */
@NullMarked
package io.lictor.activating;

import org.jspecify.annotations.NullMarked;
