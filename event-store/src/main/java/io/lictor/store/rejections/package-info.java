/** What was refused, kept for a while beside the events: it changed nothing, so it is in no licence's stream. */
@NullMarked
package io.lictor.store.rejections;

import org.jspecify.annotations.NullMarked;
