/** Who holds the licence, and by which key. */
@NullMarked
package io.lictor.ownership;

import org.jspecify.annotations.NullMarked;
