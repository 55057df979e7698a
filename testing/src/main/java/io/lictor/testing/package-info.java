/** Fixtures of several modules' tests: a real PostgreSQL, shared or to be killed, and a stand-in for MongoDB. */
@NullMarked
package io.lictor.testing;

import org.jspecify.annotations.NullMarked;
