package io.lictor.writeside;

import io.lictor.automation.DueIndex;
import io.lictor.command.LicenseCommand;
import io.lictor.command.ProductCommand;
import io.lictor.command.TokenCommand;
import io.lictor.handling.BatchingBus;
import io.lictor.handling.EventSourcedContext;
import io.lictor.handling.KeyStreams;
import io.lictor.handling.LicenseBatch;
import io.lictor.handling.LicenseHandler;
import io.lictor.handling.LicenseRepository;
import io.lictor.handling.ProductAggregate;
import io.lictor.handling.ProductHandler;
import io.lictor.handling.TokenHandler;
import io.lictor.products.ProductRules;
import io.lictor.security.TokenRegister;
import io.lictor.store.LicensingStore;
import io.lictor.tokens.TokenRules;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MessageHandler;

/** Axon's command side, by hand: a bus in this process, and a handler for each command of the sealed families. */
public final class CommandWiring {

    private CommandWiring() {}

    /**
     * A bus that handles every command. What it appends is durable when a dispatch is answered; a conflict that is left
     * after bounded retries is a {@link org.axonframework.modelling.command.ConcurrencyException}.
     */
    public static CommandBus commandBus(
            LicensingStore store, EventSourcedContext known, DueIndex dueIndex, TokenRegister register) {
        EventStore eventStore = store.eventStore();
        CommandBus bus = SimpleCommandBus.builder().build();
        LicenseHandler licenses = new LicenseHandler(
                LicenseDecider::decide,
                new LicenseRepository(store),
                known::within,
                new KeyStreams(eventStore),
                dueIndex::follow);
        ProductHandler products = new ProductHandler(
                ProductRules::decide,
                EventSourcingRepository.builder(ProductAggregate.class)
                        .eventStore(eventStore)
                        .build()); // changed so seldom that each command may read its product anew
        TokenHandler tokens = new TokenHandler(TokenRules::decide, register, eventStore);
        subscribe(bus, LicenseCommand.class, licenses::handle);
        subscribe(bus, ProductCommand.class, products::handle);
        subscribe(bus, TokenCommand.class, tokens::handle);
        subscribe(bus, LicenseBatch.class, licenses::handleBatch);
        return new BatchingBus(bus);
    }

    private static void subscribe(CommandBus bus, Class<?> family, MessageHandler<CommandMessage<?>> handler) {
        records(family).forEach(command -> bus.subscribe(command.getName(), handler));
    }

    public static Stream<Class<?>> records(Class<?> family) {
        return family.isSealed()
                ? Stream.of(family.getPermittedSubclasses()).flatMap(CommandWiring::records)
                : Stream.of(family);
    }
}
