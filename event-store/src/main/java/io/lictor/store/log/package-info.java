/** Reading and following the events. */
@NullMarked
package io.lictor.store.log;

import org.jspecify.annotations.NullMarked;
