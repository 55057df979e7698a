/** Whether the system's clock can be trusted. */
@NullMarked
package io.lictor.clock;

import org.jspecify.annotations.NullMarked;
