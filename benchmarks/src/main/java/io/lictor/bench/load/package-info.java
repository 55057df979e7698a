/** Clients of a running Lictor, and what they were told. */
@NullMarked
package io.lictor.bench.load;

import org.jspecify.annotations.NullMarked;
