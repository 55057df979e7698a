/** The whole business at a glance, for people and for monitoring. */
@NullMarked
package io.lictor.dashboard;

import org.jspecify.annotations.NullMarked;
