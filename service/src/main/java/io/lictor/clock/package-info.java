/** Trust in the system's clock. */
@NullMarked
package io.lictor.clock;

import org.jspecify.annotations.NullMarked;
