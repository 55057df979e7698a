/** Merkle trees as in RFC 6962: what a log of events comes to in 32 bytes, and proofs about it. */
@NullMarked
package io.lictor.merkle;

import org.jspecify.annotations.NullMarked;
