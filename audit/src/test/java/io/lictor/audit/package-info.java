/** The log that proves itself, and what it says of events that were tampered with. */
@NullMarked
package io.lictor.audit;

import org.jspecify.annotations.NullMarked;
