/** How long it is on record what was refused. */
@NullMarked
package io.lictor.refusing;

import org.jspecify.annotations.NullMarked;
