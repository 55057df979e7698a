/** Licences as they stand, or stood: one, by its key, or a list of them. */
@NullMarked
package io.lictor.licenses;

import org.jspecify.annotations.NullMarked;
