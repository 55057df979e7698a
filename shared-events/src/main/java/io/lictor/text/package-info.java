/** How texts that come from outside are read: names, labels, and what of them nobody sees. */
@NullMarked
package io.lictor.text;

import org.jspecify.annotations.NullMarked;
