/** The log that proves itself: signed checkpoints of all events, proofs, and the export by which auditors check them. */
@NullMarked
package io.lictor.audit;

import org.jspecify.annotations.NullMarked;
