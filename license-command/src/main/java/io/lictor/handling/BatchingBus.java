package io.lictor.handling;

import static org.axonframework.commandhandling.GenericCommandResultMessage.asCommandResultMessage;

import io.lictor.command.ChangeLicense;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.common.Registration;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * Before the bus: commands that wait for the same licence go as one batch, so that a thousand machines of one volume
 * licence don't wait for a thousand commits; and what meets somebody else's change is tried again. A command that fails
 * takes nobody with it. Commands on different licences know nothing of each other.
 *
 * <p>A dispatch returns when its command is answered.
 */
public final class BatchingBus implements CommandBus {

    private final CommandBus bus;
    private final KeyedBatcher<UUID, CommandMessage<?>, CommandResultMessage<?>> batcher =
            new KeyedBatcher<>(this::together);

    public BatchingBus(CommandBus bus) {
        this.bus = bus;
    }

    @Override
    public <C, R> void dispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
        callback.onResult(command, answer(command));
    }

    @Override
    public <C> void dispatch(CommandMessage<C> command) {
        answer(command);
    }

    @SuppressWarnings("unchecked") // what a command is answered with is between its handler and its sender
    private <R> CommandResultMessage<R> answer(CommandMessage<?> command) {
        return (CommandResultMessage<R>)
                (command.getPayload() instanceof ChangeLicense change
                        ? batcher.submit(change.licenseId(), command)
                        : alone(command));
    }

    private List<CommandResultMessage<?>> together(List<CommandMessage<?>> members) {
        if (members.size() == 1) {
            return List.of(alone(members.getFirst()));
        }
        CommandResultMessage<List<Outcome<?>>> result =
                dispatched(new GenericCommandMessage<>(LicenseBatch.of(members)));
        if (!result.isExceptional()) {
            List<CommandResultMessage<?>> answers = new ArrayList<>(members.size());
            result.getPayload().forEach(outcome -> answers.add(asCommandResultMessage(outcome)));
            return answers;
        }
        return isOfAll(result.exceptionResult())
                ? Collections.nCopies(members.size(), result)
                : oneByOne(members); // it may be of one: nothing was appended, so all can be tried again
    }

    private List<CommandResultMessage<?>> oneByOne(List<CommandMessage<?>> members) {
        List<CommandResultMessage<?>> answers = new ArrayList<>(members.size());
        for (CommandMessage<?> member : members) {
            CommandResultMessage<?> answer = alone(member);
            answers.add(answer);
            if (answer.isExceptional() && isOfAll(answer.exceptionResult())) {
                EventStoreException because = new EventStoreException(
                        "Not tried: the command before it could not be written", answer.exceptionResult());
                answers.addAll(Collections.nCopies(members.size() - answers.size(), asCommandResultMessage(because)));
                break;
            }
        }
        return answers;
    }

    private CommandResultMessage<?> alone(CommandMessage<?> command) {
        return dispatched(command);
    }

    /** Whether a failure says something of the licence or the store, not of a single command. */
    private static boolean isOfAll(Throwable failure) {
        return failure instanceof EventStoreException
                || failure instanceof ConcurrencyException
                || failure instanceof UnreadableStream;
    }

    private <R> CommandResultMessage<R> dispatched(CommandMessage<?> message) {
        for (int attempt = 1; ; attempt++) {
            CommandResultMessage<R> result = once(message);
            boolean conflict = result.isExceptional() && result.exceptionResult() instanceof ConcurrencyException;
            if (!conflict || attempt == ConflictBackoff.MOST) {
                return result;
            }
            ConflictBackoff.after(attempt);
        }
    }

    @SuppressWarnings("unchecked") // as in answer
    private <C, R> CommandResultMessage<R> once(CommandMessage<C> message) {
        FutureCallback<C, R> callback = new FutureCallback<>();
        bus.dispatch(message, callback);
        return (CommandResultMessage<R>) callback.getResult();
    }

    @Override
    public Registration subscribe(String commandName, MessageHandler<? super CommandMessage<?>> handler) {
        return bus.subscribe(commandName, handler);
    }

    @Override
    public Registration registerDispatchInterceptor(
            MessageDispatchInterceptor<? super CommandMessage<?>> dispatchInterceptor) {
        return bus.registerDispatchInterceptor(dispatchInterceptor);
    }

    @Override
    public Registration registerHandlerInterceptor(
            MessageHandlerInterceptor<? super CommandMessage<?>> handlerInterceptor) {
        return bus.registerHandlerInterceptor(handlerInterceptor);
    }
}
