/** The data directory and the event store of a service, and their settings and health. */
@NullMarked
package io.lictor.storage;

import org.jspecify.annotations.NullMarked;
