/** How events become the read model, and how far they have. */
@NullMarked
package io.lictor.projection;

import org.jspecify.annotations.NullMarked;
