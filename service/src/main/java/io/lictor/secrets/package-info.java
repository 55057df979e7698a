/** The secrets behind licence keys and checkpoints: their files, settings and rotation. */
@NullMarked
package io.lictor.secrets;

import org.jspecify.annotations.NullMarked;
