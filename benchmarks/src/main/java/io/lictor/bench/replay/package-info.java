/** All events read again: into nothing, into licences, and into an empty read model. */
@NullMarked
package io.lictor.bench.replay;

import org.jspecify.annotations.NullMarked;
