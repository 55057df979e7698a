package io.lictor.handling;

import io.lictor.event.EventMetadata;
import java.util.Map;
import java.util.function.LongPredicate;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.MetaData;

/** What travels beside a command: who asks, the id that ties the calls together, and the version it may meet. */
public record Envelope(String actor, String correlationId, LongPredicate expectedVersion) {

    private static final String EXPECTED_VERSION = "expectedVersion";

    /** For a caller who expects nothing in particular. */
    public Envelope(String actor, String correlationId) {
        this(actor, correlationId, _ -> true);
    }

    public <C> CommandMessage<C> around(C command) {
        return new GenericCommandMessage<>(
                command,
                MetaData.from(Map.of(
                        EventMetadata.ACTOR,
                        actor,
                        EventMetadata.CORRELATION_ID,
                        correlationId,
                        EXPECTED_VERSION,
                        expectedVersion)));
    }

    /** Whether the command may meet this version. */
    static boolean accepts(CommandMessage<?> message, long version) {
        return !(message.getMetaData().get(EXPECTED_VERSION) instanceof LongPredicate expected)
                || expected.test(version);
    }

    /** What is kept with each event of the command. */
    static MetaData kept(CommandMessage<?> message) {
        return message.getMetaData()
                .subset(EventMetadata.ACTOR, EventMetadata.CORRELATION_ID)
                .and(EventMetadata.COMMAND, message.getPayloadType().getSimpleName());
    }
}
