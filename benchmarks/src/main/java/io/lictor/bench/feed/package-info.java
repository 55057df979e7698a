/** How fast many readers of the feed learn of what happens, and what that costs. */
@NullMarked
package io.lictor.bench.feed;

import org.jspecify.annotations.NullMarked;
