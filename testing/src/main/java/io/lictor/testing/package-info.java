/** What the tests of several modules need: a real PostgreSQL, shared or to be killed, and a MongoDB's stand-in. */
@NullMarked
package io.lictor.testing;

import org.jspecify.annotations.NullMarked;
