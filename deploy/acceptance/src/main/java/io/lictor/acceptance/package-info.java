/** How the tests of the packaged services speak with them: a client, a vendor's day, and processes to kill. */
@NullMarked
package io.lictor.acceptance;

import org.jspecify.annotations.NullMarked;
