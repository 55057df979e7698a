/** Licence keys: how they are derived, written, read and found. */
@NullMarked
package io.lictor.key;

import org.jspecify.annotations.NullMarked;
