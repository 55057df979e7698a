/** A call that does nothing: the yardstick for all others. */
@NullMarked
package io.lictor.bench.bare;

import org.jspecify.annotations.NullMarked;
