/** Licences as their events have made them, and their status at an instant. */
@NullMarked
package io.lictor.license;

import org.jspecify.annotations.NullMarked;
