/** The write side, put together: each command with the rule that decides it, and its configuration. */
@NullMarked
package io.lictor.writeside;

import org.jspecify.annotations.NullMarked;
