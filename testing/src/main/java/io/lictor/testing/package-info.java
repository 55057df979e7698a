/** What the tests of several modules need: a real PostgreSQL, shared or to be killed. */
@NullMarked
package io.lictor.testing;

import org.jspecify.annotations.NullMarked;
