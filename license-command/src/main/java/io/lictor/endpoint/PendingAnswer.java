package io.lictor.endpoint;

import org.springframework.http.ResponseEntity;

/**
 * An answer of a write that lacks only the positions of the write's events: all else is computed before they are appended.
 *
 * @param <T> the body
 */
@FunctionalInterface
public interface PendingAnswer<T> {

    /** Returns the answer as if the write's first event stood at {@code first}; of no meaning for a write without events. */
    ResponseEntity<T> at(long first);
}
