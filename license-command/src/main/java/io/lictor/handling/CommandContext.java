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
 * What travels beside a command: who asks, the id that ties the calls together, the version it may meet, and what is to
 * be done in one transaction with its events.
 */
public record CommandContext(
        Subject subject, String correlationId, LongPredicate expectedVersion, TransactionalWork withEvents) {

    private static final String SUBJECT = "subject";
    private static final String EXPECTED_VERSION = "expectedVersion";
    private static final String WITH_EVENTS = "withEvents";

    /** For what the service does of its own accord. */
    public CommandContext(String actor, String correlationId) {
        this(Subject.service(actor), correlationId, _ -> true, TransactionalWork.NOTHING);
    }

    public <C> CommandMessage<C> around(C command) {
        MetaData metaData = MetaData.from(Map.of(
                EventMetadata.ACTOR,
                subject.actor(),
                EventMetadata.CORRELATION_ID,
                correlationId,
                SUBJECT,
                subject,
                EXPECTED_VERSION,
                expectedVersion,
                WITH_EVENTS,
                withEvents));
        return new GenericCommandMessage<>(
                command,
                subject.tokenId() == null ? metaData : metaData.and(EventMetadata.TOKEN_ID, subject.tokenId()));
    }

    /** Who sent the command. */
    static Subject subject(CommandMessage<?> message) {
        return (Subject) Objects.requireNonNull(message.getMetaData().get(SUBJECT));
    }

    /** Whether the command may meet this version. */
    static boolean accepts(CommandMessage<?> message, long version) {
        return !(message.getMetaData().get(EXPECTED_VERSION) instanceof LongPredicate expected)
                || expected.test(version);
    }

    /** What is to be done in one transaction with the command's events. */
    static TransactionalWork withEvents(CommandMessage<?> message) {
        return message.getMetaData().get(WITH_EVENTS) instanceof TransactionalWork given
                ? given
                : TransactionalWork.NOTHING;
    }

    /** What is kept with each event of the command. */
    static MetaData kept(CommandMessage<?> message) {
        return message.getMetaData()
                .subset(EventMetadata.ACTOR, EventMetadata.TOKEN_ID, EventMetadata.CORRELATION_ID)
                .and(EventMetadata.COMMAND, message.getPayloadType().getSimpleName());
    }
}
