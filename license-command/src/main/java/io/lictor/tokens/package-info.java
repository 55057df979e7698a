/** Credentials of the back office: made, revoked, and the first of them. */
@NullMarked
package io.lictor.tokens;

import org.jspecify.annotations.NullMarked;
