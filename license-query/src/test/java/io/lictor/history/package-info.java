/** The read side as a whole, with events made for a test. */
@NullMarked
package io.lictor.history;

import org.jspecify.annotations.NullMarked;
