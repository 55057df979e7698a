/** What a customer has. */
@NullMarked
package io.lictor.customers;

import org.jspecify.annotations.NullMarked;
