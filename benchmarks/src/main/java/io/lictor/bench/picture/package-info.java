/** Pictures of measurements. */
@NullMarked
package io.lictor.bench.picture;

import org.jspecify.annotations.NullMarked;
