/** Where pure decisions meet Axon: load, decide, append. */
@NullMarked
package io.lictor.handling;

import org.jspecify.annotations.NullMarked;
