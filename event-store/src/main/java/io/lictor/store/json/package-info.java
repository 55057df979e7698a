/** Events as JSON: names, revisions and instants as they are stored. */
@NullMarked
package io.lictor.store.json;

import org.jspecify.annotations.NullMarked;
