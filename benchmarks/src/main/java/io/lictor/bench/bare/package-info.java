/** What one call costs before it does anything: the yardstick for all others. */
@NullMarked
package io.lictor.bench.bare;

import org.jspecify.annotations.NullMarked;
