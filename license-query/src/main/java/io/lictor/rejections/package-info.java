/** Rejections on record, for support: commands and checks that were refused, and why. */
@NullMarked
package io.lictor.rejections;

import org.jspecify.annotations.NullMarked;
