/** Calls whose only credential is a licence key: guessing keys is slow, tells nothing by its time, and harms nobody else. */
@NullMarked
package io.lictor.limits;

import org.jspecify.annotations.NullMarked;
