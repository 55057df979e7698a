/** What is licensed: products, their policies and versions. */
@NullMarked
package io.lictor.products;

import org.jspecify.annotations.NullMarked;
