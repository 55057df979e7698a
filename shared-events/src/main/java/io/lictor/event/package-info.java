/** The facts that are kept for ever, and the table of their stored names. */
@NullMarked
package io.lictor.event;

import org.jspecify.annotations.NullMarked;
