/** One licence, key or product by its id: from the read model or, while that is built, from the events. */
@NullMarked
package io.lictor.lookup;

import org.jspecify.annotations.NullMarked;
