/** Products: their policies and versions. */
@NullMarked
package io.lictor.products;

import org.jspecify.annotations.NullMarked;
