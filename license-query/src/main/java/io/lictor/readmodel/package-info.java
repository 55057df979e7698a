/** The read model: its documents, and the projections that write them. */
@NullMarked
package io.lictor.readmodel;

import org.jspecify.annotations.NullMarked;
