/** Normal forms of texts from outside: names and labels, and removal of invisible characters. */
@NullMarked
package io.lictor.text;

import org.jspecify.annotations.NullMarked;
