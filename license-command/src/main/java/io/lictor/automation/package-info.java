/** Tasks that the service does by itself when an instant passes. */
@NullMarked
package io.lictor.automation;

import org.jspecify.annotations.NullMarked;
