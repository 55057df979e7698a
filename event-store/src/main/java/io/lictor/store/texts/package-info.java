/** Erasable texts and their keys: taken out of events before they are stored, and put back as they are read. */
@NullMarked
package io.lictor.store.texts;

import org.jspecify.annotations.NullMarked;
