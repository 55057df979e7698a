/** The whole population as it stood at a past instant, folded from the events. */
@NullMarked
package io.lictor.asof;

import org.jspecify.annotations.NullMarked;
