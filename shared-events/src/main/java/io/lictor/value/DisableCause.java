package io.lictor.value;

/** Why the vendor disabled a licence: for a while, or for good. */
public enum DisableCause {
    SUSPENDED,
    REVOKED
}
