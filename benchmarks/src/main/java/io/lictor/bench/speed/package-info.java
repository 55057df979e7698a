/** Every call, beside what this machine can do at all and a call that does nothing, all in one run. */
@NullMarked
package io.lictor.bench.speed;

import org.jspecify.annotations.NullMarked;
