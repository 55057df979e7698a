/** What a licence is, as its events have made it, and its status at an instant. */
@NullMarked
package io.lictor.license;

import org.jspecify.annotations.NullMarked;
