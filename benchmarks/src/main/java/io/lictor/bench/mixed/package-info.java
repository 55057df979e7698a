/** Long questions about all licences beside the start-up checks of the licensed software. */
@NullMarked
package io.lictor.bench.mixed;

import org.jspecify.annotations.NullMarked;
