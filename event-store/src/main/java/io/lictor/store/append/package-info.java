/** The write path: one commit for all requests that wait. */
@NullMarked
package io.lictor.store.append;

import org.jspecify.annotations.NullMarked;
