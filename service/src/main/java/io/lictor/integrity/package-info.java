/** Whether what is stored is what was written. */
@NullMarked
package io.lictor.integrity;

import org.jspecify.annotations.NullMarked;
