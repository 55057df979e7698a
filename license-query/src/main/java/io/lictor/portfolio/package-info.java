/** Products, their versions, and how many licences they have. */
@NullMarked
package io.lictor.portfolio;

import org.jspecify.annotations.NullMarked;
