/** Rejections, kept for a while beside the events: they changed nothing, so no stream has them. */
@NullMarked
package io.lictor.store.rejections;

import org.jspecify.annotations.NullMarked;
