/** Writes over HTTP: requests become commands, and outcomes become answers. */
@NullMarked
package io.lictor.endpoint;

import org.jspecify.annotations.NullMarked;
