/** Finding things by what people know of them: the begin of a name, a key, a day. */
@NullMarked
package io.lictor.search;

import org.jspecify.annotations.NullMarked;
