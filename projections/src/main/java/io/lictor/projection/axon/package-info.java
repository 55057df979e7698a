/** Following the events through Axon: its tracking processor, tokens and segments. */
@NullMarked
package io.lictor.projection.axon;

import org.jspecify.annotations.NullMarked;
