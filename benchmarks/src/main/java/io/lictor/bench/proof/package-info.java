/** Checks that what clients were told is true: against the events, and of the read model against the events. */
@NullMarked
package io.lictor.bench.proof;

import org.jspecify.annotations.NullMarked;
