/** Issue of licences, and import from elsewhere. */
@NullMarked
package io.lictor.issuing;

import org.jspecify.annotations.NullMarked;
