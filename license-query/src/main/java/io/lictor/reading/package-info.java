/** When a question may be answered: after what its caller wrote, and once the read model is complete. */
@NullMarked
package io.lictor.reading;

import org.jspecify.annotations.NullMarked;
