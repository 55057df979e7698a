package io.lictor.value;

/** What was sold: a time to try, a right for ever, or a right term by term. */
public enum Kind {
    TRIAL,
    PERPETUAL,
    SUBSCRIPTION
}
