/** Lengths of time as contracts state them, and the paid period of a subscription. */
@NullMarked
package io.lictor.term;

import org.jspecify.annotations.NullMarked;
