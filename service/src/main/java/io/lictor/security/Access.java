package io.lictor.security;

import io.lictor.value.Role;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Access to a call: the roles, or the licence's key. */
sealed interface Access {

    /** Access with the licence's key, which the call itself carries; no token is looked at. */
    record LicenseKey() implements Access {}

    /**
     * Tokens with one of these roles.
     *
     * @param limitedToo whether one that is limited to products may do so as well, for those
     */
    record Roles(Set<Role> roles, boolean limitedToo) implements Access {

        public Roles {
            roles = Collections.unmodifiableSet(EnumSet.copyOf(roles)); // in the order of the enum
        }
    }
}
