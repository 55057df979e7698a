/** Descriptions and buckets of all meters. */
@NullMarked
package io.lictor.metrics;

import org.jspecify.annotations.NullMarked;
