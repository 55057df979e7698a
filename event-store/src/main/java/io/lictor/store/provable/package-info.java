/** The log that proves itself: the events as leaves of a Merkle tree, kept as tiles beside them. */
@NullMarked
package io.lictor.store.provable;

import org.jspecify.annotations.NullMarked;
