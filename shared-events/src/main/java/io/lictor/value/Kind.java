package io.lictor.value;

/** Kind of a licence: a trial, a perpetual right, or a right term by term. */
public enum Kind {
    TRIAL,
    PERPETUAL,
    SUBSCRIPTION
}
