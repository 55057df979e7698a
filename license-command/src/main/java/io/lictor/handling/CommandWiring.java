package io.lictor.handling;

import io.lictor.automation.DueIndex;
import io.lictor.command.Known;
import io.lictor.command.LicenseCommand;
import io.lictor.command.ProductCommand;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.modelling.command.Repository;

/** Axon's command side, by hand: a bus in this process, and a handler for each command of the sealed families. */
public final class CommandWiring {

    private CommandWiring() {}

    /** A bus that handles every command. What it appends is durable when a dispatch is answered. */
    public static CommandBus commandBus(EventStore eventStore, Known known, DueIndex dueIndex) {
        CommandBus bus = SimpleCommandBus.builder().build();
        LicenseHandler licenses = new LicenseHandler(
                repository(LicenseAggregate.class, eventStore), known, new KeyStreams(eventStore), dueIndex);
        ProductHandler products = new ProductHandler(repository(ProductAggregate.class, eventStore));
        subscribe(bus, LicenseCommand.class, licenses::handle);
        subscribe(bus, ProductCommand.class, products::handle);
        return bus;
    }

    private static void subscribe(CommandBus bus, Class<?> family, MessageHandler<CommandMessage<?>> handler) {
        records(family).forEach(command -> bus.subscribe(command.getName(), handler));
    }

    static Stream<Class<?>> records(Class<?> family) {
        return family.isSealed()
                ? Stream.of(family.getPermittedSubclasses()).flatMap(CommandWiring::records)
                : Stream.of(family);
    }

    private static <T> Repository<T> repository(Class<T> type, EventStore eventStore) {
        return EventSourcingRepository.builder(type)
                .eventStore(eventStore)
                .cache(new AggregateCache())
                .build();
    }
}
