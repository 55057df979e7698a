/** Where requests become commands, and what came of them becomes an answer. */
@NullMarked
package io.lictor.endpoint;

import org.jspecify.annotations.NullMarked;
