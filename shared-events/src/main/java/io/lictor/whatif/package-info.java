/** Licences as they would be under another policy. */
@NullMarked
package io.lictor.whatif;

import org.jspecify.annotations.NullMarked;
