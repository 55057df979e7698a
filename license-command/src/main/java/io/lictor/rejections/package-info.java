/** How long it is on record what was refused. */
@NullMarked
package io.lictor.rejections;

import org.jspecify.annotations.NullMarked;
