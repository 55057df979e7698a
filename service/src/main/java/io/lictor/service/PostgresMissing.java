package io.lictor.service;

/** No PostgreSQL was named, and there is nothing else to do with the events. */
final class PostgresMissing extends RuntimeException {

    PostgresMissing() {
        super("This service shares its events with others, so it needs a PostgreSQL, and none is named.");
    }
}
