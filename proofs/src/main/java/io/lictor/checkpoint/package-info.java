/** Signed statements of what a log was at a size, in the formats of <a href="https://c2sp.org">C2SP</a>. */
@NullMarked
package io.lictor.checkpoint;

import org.jspecify.annotations.NullMarked;
