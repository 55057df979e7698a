/** Many readers of the feed: how fast they learn of events, and what that costs. */
@NullMarked
package io.lictor.bench.feed;

import org.jspecify.annotations.NullMarked;
