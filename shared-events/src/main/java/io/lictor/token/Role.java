package io.lictor.token;

/** What a back-office credential is for; what each may do is one table, {@code io.lictor.security.AccessTable}. */
public enum Role {
    /** All of it. */
    ADMIN,
    /** Every write on licences and products, every read but audit. */
    ISSUER,
    /** Helps customers: activations, terms, keys, and what was refused. */
    SUPPORT,
    /** Reads everything, and writes nothing. */
    AUDITOR,
    /** Dashboards: reads without history, keys and the machines' fingerprints. */
    READER
}
