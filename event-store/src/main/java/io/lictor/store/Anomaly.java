package io.lictor.store;

/** What can be wrong with a row that the log comes upon; the names stand in the log for ever. */
enum Anomaly {
    /** There is a row, but no service that knows the secrets has written it here. */
    NOT_SEALED,
    /** There is none, and one behind it. */
    MISSING
}
