/** The read side put together, for an application to import. */
@NullMarked
package io.lictor.query;

import org.jspecify.annotations.NullMarked;
