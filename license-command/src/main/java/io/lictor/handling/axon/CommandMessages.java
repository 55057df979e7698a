package io.lictor.handling.axon;

import io.lictor.event.EventMetadata;
import io.lictor.handling.CommandContext;
import java.util.Map;
import java.util.Objects;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.MetaData;

/** Axon's messages of commands: the command, and its {@link CommandContext} as metadata. */
final class CommandMessages {

    private static final String CONTEXT = CommandContext.class.getName();

    private CommandMessages() {}

    static <C> CommandMessage<C> of(C command, CommandContext context) {
        return new GenericCommandMessage<>(command, MetaData.with(CONTEXT, context));
    }

    static CommandContext contextOf(CommandMessage<?> message) {
        return (CommandContext)
                Objects.requireNonNull(message.getMetaData().get(CONTEXT), "A command without its context");
    }

    /** Returns the metadata that is stored with each event of the command. */
    static MetaData eventMetadata(CommandMessage<?> message) {
        CommandContext context = contextOf(message);
        MetaData metadata = MetaData.from(Map.of(
                EventMetadata.ACTOR,
                context.subject().actor(),
                EventMetadata.CORRELATION_ID,
                context.correlationId(),
                EventMetadata.COMMAND,
                message.getPayloadType().getSimpleName()));
        String tokenId = context.subject().tokenId();
        return tokenId == null ? metadata : metadata.and(EventMetadata.TOKEN_ID, tokenId);
    }
}
