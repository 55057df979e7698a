/** Questions about one customer. */
@NullMarked
package io.lictor.customers;

import org.jspecify.annotations.NullMarked;
