/** What may be asked of a licence or product, what comes of it, and every way to say no. */
@NullMarked
package io.lictor.command;

import org.jspecify.annotations.NullMarked;
