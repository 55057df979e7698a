/** What all meters have in common: a meaning, and few buckets. */
@NullMarked
package io.lictor.metrics;

import org.jspecify.annotations.NullMarked;
