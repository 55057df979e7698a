/** Value types that events and states share. */
@NullMarked
package io.lictor.value;

import org.jspecify.annotations.NullMarked;
