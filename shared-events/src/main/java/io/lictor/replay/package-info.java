/** The life of one licence told again: what each event changed, and what came by time alone. */
@NullMarked
package io.lictor.replay;

import org.jspecify.annotations.NullMarked;
