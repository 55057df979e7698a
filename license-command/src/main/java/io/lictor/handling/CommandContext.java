package io.lictor.handling;

import io.lictor.access.Subject;
import io.lictor.event.EventMetadata;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongPredicate;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.MetaData;

/**
 * Context of a command: who sends it and how it is to be done.
 *
 * @param subject the sender
 * @param correlationId ties the calls of one request together
 * @param expectedVersion accepts the versions at which the command may find its licence
 * @param work rows to write with the command's events
 */
public record CommandContext(
        Subject subject, String correlationId, LongPredicate expectedVersion, TransactionalWork work) {

    private static final String KEY = CommandContext.class.getName();

    /** For commands that the service sends of its own accord. */
    public CommandContext(String actor, String correlationId) {
        this(Subject.service(actor), correlationId, _ -> true, TransactionalWork.NOTHING);
    }

    /** Returns a message of the command in this context. */
    public <C> CommandMessage<C> message(C command) {
        return new GenericCommandMessage<>(command, MetaData.with(KEY, this));
    }

    /** Returns the context in which a message was sent. */
    public static CommandContext of(CommandMessage<?> message) {
        return (CommandContext) Objects.requireNonNull(message.getMetaData().get(KEY), "A command without its context");
    }

    /** Returns the metadata stored with each event of the command. */
    MetaData eventMetadata(Object command) {
        MetaData metadata = MetaData.from(Map.of(
                EventMetadata.ACTOR,
                subject.actor(),
                EventMetadata.CORRELATION_ID,
                correlationId,
                EventMetadata.COMMAND,
                command.getClass().getSimpleName()));
        return subject.tokenId() == null ? metadata : metadata.and(EventMetadata.TOKEN_ID, subject.tokenId());
    }
}
