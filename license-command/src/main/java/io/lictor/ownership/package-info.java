/** Ownership of licences: transfer, and replacement of keys. */
@NullMarked
package io.lictor.ownership;

import org.jspecify.annotations.NullMarked;
