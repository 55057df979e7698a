/** The check of the licensed software at start-up, and its answer with all reasons. */
@NullMarked
package io.lictor.validation;

import org.jspecify.annotations.NullMarked;
