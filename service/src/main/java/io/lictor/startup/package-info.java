/** The start and the end of a service: its launch, the failures it reports, its release. */
@NullMarked
package io.lictor.startup;

import org.jspecify.annotations.NullMarked;
