package io.lictor.security;

import io.lictor.startup.StartFailure;
import java.util.Set;

/** There are calls of which the table says nothing. */
final class CallsWithoutRule extends StartFailure {

    CallsWithoutRule(Set<String> calls) {
        super("Nobody has said who may call " + String.join(", ", calls)
                + ". Give each a row in io.lictor.security.AccessTable.");
    }
}
