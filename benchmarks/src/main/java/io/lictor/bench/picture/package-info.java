/** What was measured, to be looked at. */
@NullMarked
package io.lictor.bench.picture;

import org.jspecify.annotations.NullMarked;
