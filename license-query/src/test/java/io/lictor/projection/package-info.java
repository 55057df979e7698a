/** Tests of the projection engine with licences. */
@NullMarked
package io.lictor.projection;

import org.jspecify.annotations.NullMarked;
