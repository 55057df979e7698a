/** Client of the packaged services for tests: HTTP, a vendor's day, and processes to kill. */
@NullMarked
package io.lictor.acceptance;

import org.jspecify.annotations.NullMarked;
