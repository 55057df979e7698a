package io.lictor.writeside;

import io.lictor.automation.DueIndex;
import io.lictor.handling.EventSourcedContext;
import io.lictor.handling.axon.CommandDispatcher;
import io.lictor.products.ProductRules;
import io.lictor.security.TokenRegister;
import io.lictor.store.LicensingStore;
import io.lictor.tokens.TokenRules;

/** The write side's rules, wired to the way of a command. */
public final class CommandWiring {

    private CommandWiring() {}

    /** Returns a dispatcher of all commands on the store. */
    public static CommandDispatcher dispatcher(
            LicensingStore store, EventSourcedContext context, DueIndex dueIndex, TokenRegister register) {
        return new CommandDispatcher(
                new CommandDispatcher.Rules(LicenseDecider::decide, ProductRules::decide, TokenRules::decide),
                store,
                context::within,
                dueIndex::follow,
                register);
    }
}
