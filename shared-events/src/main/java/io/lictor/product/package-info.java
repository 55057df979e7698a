/** Products: their policies and their versions. */
@NullMarked
package io.lictor.product;

import org.jspecify.annotations.NullMarked;
