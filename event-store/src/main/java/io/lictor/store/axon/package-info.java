/** Everything of the store that touches Axon. */
@NullMarked
package io.lictor.store.axon;

import org.jspecify.annotations.NullMarked;
