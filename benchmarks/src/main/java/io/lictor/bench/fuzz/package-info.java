/** Requests that are wrong in every way there is, and what they are answered. */
@NullMarked
package io.lictor.bench.fuzz;

import org.jspecify.annotations.NullMarked;
