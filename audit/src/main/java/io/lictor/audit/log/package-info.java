/** The log: the events as leaves of a Merkle tree, kept as tiles beside them. */
@NullMarked
package io.lictor.audit.log;

import org.jspecify.annotations.NullMarked;
