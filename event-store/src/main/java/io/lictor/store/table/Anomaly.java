package io.lictor.store.table;

/** Fault of a row that the log finds. The names are leaves of the log and never change. */
public enum Anomaly {
    /** There is a row, but no service that knows the secrets has written it here. */
    NOT_SEALED,
    /** There is none, and one behind it. */
    MISSING
}
