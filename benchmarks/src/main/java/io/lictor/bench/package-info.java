/** Measured claims, each reproducible by one command. */
@NullMarked
package io.lictor.bench;

import org.jspecify.annotations.NullMarked;
