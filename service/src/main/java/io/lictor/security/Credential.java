package io.lictor.security;

import io.lictor.access.Subject;

/** Result of looking a token up. */
public sealed interface Credential {

    /** Credential that opens what its subject may do. */
    record Valid(Subject subject) implements Credential {}

    /** Its time is over. */
    record Expired() implements Credential {}

    /** Credential that was revoked. */
    record Revoked() implements Credential {}

    /** There never was such a token. */
    record Unknown() implements Credential {}
}
