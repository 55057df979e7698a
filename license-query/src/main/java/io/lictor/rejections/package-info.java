/** What was refused: for those who are asked why something did not work. */
@NullMarked
package io.lictor.rejections;

import org.jspecify.annotations.NullMarked;
