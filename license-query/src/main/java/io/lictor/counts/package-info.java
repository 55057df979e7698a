/** Numbers of licences, kept beside the licences as they change, and good for every instant. */
@NullMarked
package io.lictor.counts;

import org.jspecify.annotations.NullMarked;
