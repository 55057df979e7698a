/** Authentication and access: who is let in, and as whom. */
@NullMarked
package io.lictor.security;

import org.jspecify.annotations.NullMarked;
