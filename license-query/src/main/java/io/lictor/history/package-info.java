/** The events themselves: a licence's history, and the feed of all changes. */
@NullMarked
package io.lictor.history;

import org.jspecify.annotations.NullMarked;
