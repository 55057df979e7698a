/** The names of all settings, and what becomes of a name that is none. */
@NullMarked
package io.lictor.settings;

import org.jspecify.annotations.NullMarked;
