/** A write sent twice under one {@code Idempotency-Key} is done once, and answered the same. */
@NullMarked
package io.lictor.idempotency;

import org.jspecify.annotations.NullMarked;
