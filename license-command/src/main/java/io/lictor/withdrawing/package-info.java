/** An issue or import that was a mistake is undone. */
@NullMarked
package io.lictor.withdrawing;

import org.jspecify.annotations.NullMarked;
