/** Both sides in one process, with everything embedded: nothing to install. */
@NullMarked
package io.lictor.standalone;

import org.jspecify.annotations.NullMarked;
