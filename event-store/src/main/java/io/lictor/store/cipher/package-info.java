/** The cipher of everything that is stored encrypted. */
@NullMarked
package io.lictor.store.cipher;

import org.jspecify.annotations.NullMarked;
