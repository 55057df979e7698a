/** Questions and commands for operators of the read side. */
@NullMarked
package io.lictor.operations;

import org.jspecify.annotations.NullMarked;
