/** What the licensed software asks at start-up, and the answer with all its reasons. */
@NullMarked
package io.lictor.validation;

import org.jspecify.annotations.NullMarked;
