/** The tokens there are, for operators. */
@NullMarked
package io.lictor.tokens;

import org.jspecify.annotations.NullMarked;
