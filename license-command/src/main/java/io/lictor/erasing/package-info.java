/** What people wrote freely is erased on request. */
@NullMarked
package io.lictor.erasing;

import org.jspecify.annotations.NullMarked;
