/** The way of a command: load, decide, append. Pure decisions meet Axon here. */
@NullMarked
package io.lictor.handling;

import org.jspecify.annotations.NullMarked;
