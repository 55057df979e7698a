/** The end of a term: renewed, extended, and whether it renews by itself. */
@NullMarked
package io.lictor.renewing;

import org.jspecify.annotations.NullMarked;
