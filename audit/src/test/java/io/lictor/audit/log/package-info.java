/** The log over stores of both kinds, and what it says of events that were tampered with. */
@NullMarked
package io.lictor.audit.log;

import org.jspecify.annotations.NullMarked;
