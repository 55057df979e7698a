/** The vendor suspends, revokes and enables licences. */
@NullMarked
package io.lictor.disabling;

import org.jspecify.annotations.NullMarked;
