/** The way of a command through Axon: its bus, units of work, aggregates and repositories. */
@NullMarked
package io.lictor.handling.axon;

import org.jspecify.annotations.NullMarked;
