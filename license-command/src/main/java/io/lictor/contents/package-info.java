/** Contents of a licence: modules, machines at once, new releases. */
@NullMarked
package io.lictor.contents;

import org.jspecify.annotations.NullMarked;
