/** Retention of recorded rejections. */
@NullMarked
package io.lictor.rejections;

import org.jspecify.annotations.NullMarked;
