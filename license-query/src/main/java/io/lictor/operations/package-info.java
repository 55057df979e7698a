/** What operators ask of the read side, and can do about it. */
@NullMarked
package io.lictor.operations;

import org.jspecify.annotations.NullMarked;
