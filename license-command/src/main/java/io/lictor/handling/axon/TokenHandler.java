package io.lictor.handling.axon;

import io.lictor.command.Decision;
import io.lictor.command.Rejection;
import io.lictor.command.TokenCommand;
import io.lictor.event.Streams;
import io.lictor.event.TokenEvent;
import io.lictor.handling.CommandContext;
import io.lictor.handling.Outcome;
import io.lictor.security.TokenRegister;
import io.lictor.security.TokenStream;
import io.lictor.token.Tokens;
import io.lictor.value.Versioned;
import java.util.List;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Load, decide, append, for tokens. They are loaded where credentials are looked up, so that what was decided holds
 * there before anybody is told of it.
 */
public final class TokenHandler {

    private final BiFunction<Tokens, TokenCommand, Decision<TokenEvent>> decide;
    private final TokenRegister register;
    private final EventStore eventStore;

    public TokenHandler(
            BiFunction<Tokens, TokenCommand, Decision<TokenEvent>> decide,
            TokenRegister register,
            EventStore eventStore) {
        this.decide = decide;
        this.register = register;
        this.eventStore = eventStore;
    }

    public Outcome<Tokens> handle(CommandMessage<?> message) {
        TokenCommand command = (TokenCommand) message.getPayload();
        Versioned<Tokens> before = register.catchUp();
        return switch (decide.apply(before.state(), command)) {
            case Decision.Rejected(Rejection rejection) -> new Outcome.Rejected<>(rejection);
            case Decision.Accepted(List<TokenEvent> events) -> append(before, events, message);
        };
    }

    private Outcome<Tokens> append(Versioned<Tokens> before, List<TokenEvent> events, CommandMessage<?> message) {
        CommandContext context = CommandDispatcher.contextOf(message);
        MetaData metaData = CommandDispatcher.eventMetadata(message);
        Versioned<Tokens> after = before;
        for (TokenEvent event : events) {
            eventStore.publish(new GenericDomainEventMessage<>(
                    TokenStream.TYPE, Streams.TOKENS, after.version(), event, metaData));
            after = TokenStream.evolve(after, event);
        }
        Versioned<Tokens> known = after;
        CurrentUnitOfWork.get().afterCommit(_ -> register.adopt(known));
        AppendScope append = new AppendScope();
        return append.record(
                new Outcome.Done<>(
                        List.of(new Versioned<>(after.state(), after.version())),
                        append.published(List.copyOf(events))),
                context.work());
    }
}
