/** What the read side is made of. */
@NullMarked
package io.lictor.readmodel;

import org.jspecify.annotations.NullMarked;
