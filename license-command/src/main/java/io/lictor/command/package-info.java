/** Commands, decisions on them, and all rejections. */
@NullMarked
package io.lictor.command;

import org.jspecify.annotations.NullMarked;
