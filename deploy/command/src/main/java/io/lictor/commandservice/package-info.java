/** The write side as a service of its own. */
@NullMarked
package io.lictor.commandservice;

import org.jspecify.annotations.NullMarked;
