package io.lictor.handling;

import io.lictor.access.Subject;
import java.util.function.LongPredicate;

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

    /** Returns the context of a command that the service itself sends. */
    public CommandContext(String actor, String correlationId) {
        this(Subject.service(actor), correlationId, _ -> true, TransactionalWork.NOTHING);
    }
}
