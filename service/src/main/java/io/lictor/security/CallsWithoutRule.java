package io.lictor.security;

import java.util.Set;

/** There are calls of which the table says nothing. */
public final class CallsWithoutRule extends RuntimeException {

    CallsWithoutRule(Set<String> calls) {
        super("Nobody has said who may call " + String.join(", ", calls)
                + ". Give each a row in io.lictor.security.AccessTable.");
    }
}
