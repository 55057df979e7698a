/** Products, their versions, and how many licences they have. */
@NullMarked
package io.lictor.products;

import org.jspecify.annotations.NullMarked;
