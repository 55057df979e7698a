/** Seats sold, in use and over, by customer and day: a projection of its own, beside the read model. */
@NullMarked
package io.lictor.compliance;

import org.jspecify.annotations.NullMarked;
