/** The engine that turns events into documents. */
@NullMarked
package io.lictor.projection;

import org.jspecify.annotations.NullMarked;
