/** The credentials of the back office. */
@NullMarked
package io.lictor.token;

import org.jspecify.annotations.NullMarked;
