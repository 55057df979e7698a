/** The read side as a service of its own. */
@NullMarked
package io.lictor.queryservice;

import org.jspecify.annotations.NullMarked;
