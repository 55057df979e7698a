/** What is licensed: a product, its policy and its versions. */
@NullMarked
package io.lictor.product;

import org.jspecify.annotations.NullMarked;
