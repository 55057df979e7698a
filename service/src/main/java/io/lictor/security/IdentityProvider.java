package io.lictor.security;

import io.lictor.access.Subject;

/** Vouches for bearer tokens that aren't ours. */
@FunctionalInterface
interface IdentityProvider {

    /** There is none, so nobody does. */
    IdentityProvider NONE = _ -> {
        throw new Unauthenticated(
                "This is no token of this installation: those begin with lictor_, and no identity provider is set up.");
    };

    /** {@link Unauthenticated} for a token that is not good. */
    Subject subjectOf(String token);
}
