package io.lictor.handling.axon;

import static org.axonframework.commandhandling.GenericCommandResultMessage.asCommandResultMessage;

import io.lictor.access.Subject;
import io.lictor.command.ChangeLicense;
import io.lictor.command.Decider;
import io.lictor.command.Decision;
import io.lictor.command.DecisionContext;
import io.lictor.command.LicenseCommand;
import io.lictor.command.ProductCommand;
import io.lictor.command.TokenCommand;
import io.lictor.event.EventMetadata;
import io.lictor.event.LicenseEvent;
import io.lictor.event.ProductEvent;
import io.lictor.event.TokenEvent;
import io.lictor.handling.CommandContext;
import io.lictor.handling.ConflictBackoff;
import io.lictor.handling.DerivedRows;
import io.lictor.handling.KeyedBatcher;
import io.lictor.handling.Outcome;
import io.lictor.handling.TransactionalWork;
import io.lictor.handling.UnreadableStream;
import io.lictor.license.License;
import io.lictor.product.Product;
import io.lictor.security.TokenRegister;
import io.lictor.store.Append;
import io.lictor.store.AppendConflict;
import io.lictor.store.LicensingStore;
import io.lictor.store.StoreException;
import io.lictor.store.StoreUnavailable;
import io.lictor.store.UnreadableEvent;
import io.lictor.store.axon.AxonEventStore;
import io.lictor.token.Tokens;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MetaData;

/**
 * Dispatcher of commands to their handlers, over Axon's command bus in this process.
 *
 * <ol>
 *   <li>Commands that wait for the same licence become one batch, so that a thousand machines of one volume licence don't wait
 *       for a thousand commits. Commands on different licences don't affect each other.
 *   <li>The bus hands the command, or the batch, to {@link LicenseHandler}, {@link ProductHandler} or {@link TokenHandler} in a
 *       unit of work. Its commit appends the events.
 *   <li>After a conflict with another process everything is decided again. A batch in which a command fails is done one by one.
 * </ol>
 */
public final class CommandDispatcher {

    private static final String CONTEXT = CommandContext.class.getName();

    private final CommandBus bus = SimpleCommandBus.builder().build();
    private final KeyedBatcher<UUID, CommandMessage<?>, CommandResultMessage<?>> batcher =
            new KeyedBatcher<>(this::together);

    /** The rules of each family of commands. */
    public record Rules(
            Decider<License, LicenseCommand, LicenseEvent> licenses,
            BiFunction<Product, ProductCommand, Decision<ProductEvent>> products,
            BiFunction<Tokens, TokenCommand, Decision<TokenEvent>> tokens) {}

    /** {@code context} supplies products and keys as the given append may rely on them. */
    public CommandDispatcher(
            Rules rules,
            LicensingStore store,
            Function<Append, DecisionContext> context,
            DerivedRows derivedRows,
            TokenRegister register) {
        EventStore events = AxonEventStore.over(store);
        LicenseHandler licenses = new LicenseHandler(
                rules.licenses(), new LicenseRepository(store, events), context, new KeyStreams(events), derivedRows);
        ProductHandler products = new ProductHandler(
                rules.products(),
                EventSourcingRepository.builder(ProductAggregate.class)
                        .eventStore(events)
                        .build()); // changed so seldom that each command may read its product anew
        TokenHandler tokens = new TokenHandler(rules.tokens(), register, events);
        subscribe(LicenseCommand.class, licenses::handle);
        subscribe(ProductCommand.class, products::handle);
        subscribe(TokenCommand.class, tokens::handle);
        subscribe(LicenseBatch.class, licenses::handleBatch);
    }

    private void subscribe(Class<?> family, MessageHandler<CommandMessage<?>> handler) {
        records(family).forEach(command -> bus.subscribe(command.getName(), handler));
    }

    static Stream<Class<?>> records(Class<?> family) {
        return family.isSealed()
                ? Stream.of(family.getPermittedSubclasses()).flatMap(CommandDispatcher::records)
                : Stream.of(family);
    }

    /**
     * Returns the outcome of the command; its events are durable.
     *
     * @throws AppendConflict if the conflicts outlast the retries
     * @throws UnreadableStream if this release can't read the licence or product
     * @throws StoreException if the event store can't be used
     */
    @SuppressWarnings("unchecked") // each handler answers with the outcome of its commands
    public <S> Outcome<S> dispatch(Object command, CommandContext context) {
        CommandMessage<?> message = message(command, context);
        CommandResultMessage<?> result = command instanceof ChangeLicense change
                ? batcher.submit(change.licenseId(), message)
                : dispatched(message);
        if (!result.isExceptional()) {
            return (Outcome<S>) result.getPayload();
        }
        throw failure(result);
    }

    /**
     * Returns the outcome that a command would have now. It is decided alone and as far as its append, which is given up.
     *
     * @throws AppendConflict if the conflicts outlast the retries
     * @throws UnreadableStream if this release can't read the licence or product
     * @throws StoreException if the event store can't be used
     */
    @SuppressWarnings("unchecked") // the handler of licences answers with their outcome
    public Outcome<License> tryOut(LicenseCommand command, Subject subject, LongPredicate expectedVersion) {
        TransactionalWork giveUp = (done, _) -> {
            throw new GivenUp(done);
        };
        CommandContext context = new CommandContext(subject, "dry run", expectedVersion, giveUp);
        CommandResultMessage<?> result = dispatched(message(command, context));
        if (!result.isExceptional()) {
            return (Outcome<License>) result.getPayload();
        }
        if (result.exceptionResult() instanceof GivenUp givenUp) {
            return (Outcome<License>) givenUp.decided;
        }
        throw failure(result);
    }

    /** Ends the append of a command that is only tried out, once it is decided and before anything is written. */
    private static final class GivenUp extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Outcome.Done<?> decided;

        GivenUp(Outcome.Done<?> decided) {
            super("Only tried out", null, false, false);
            this.decided = decided;
        }
    }

    private static RuntimeException failure(CommandResultMessage<?> result) {
        return switch (result.exceptionResult()) {
            case UnreadableEvent e -> new UnreadableStream(e);
            case RuntimeException e -> e;
            case Error e -> throw e;
            case Throwable e -> new CommandExecutionException("A command could not be handled", e);
        };
    }

    private List<CommandResultMessage<?>> together(List<CommandMessage<?>> members) {
        if (members.size() == 1) {
            return List.of(dispatched(members.getFirst()));
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
            CommandResultMessage<?> answer = dispatched(member);
            answers.add(answer);
            if (answer.isExceptional() && isOfAll(answer.exceptionResult())) {
                StoreException because = new StoreUnavailable(
                        "Not tried: the command before it could not be written", answer.exceptionResult());
                answers.addAll(Collections.nCopies(members.size() - answers.size(), asCommandResultMessage(because)));
                break;
            }
        }
        return answers;
    }

    /** Returns whether a failure concerns the licence or the store rather than a single command. */
    private static boolean isOfAll(Throwable failure) {
        return failure instanceof StoreException
                || failure instanceof AppendConflict
                || failure instanceof UnreadableStream;
    }

    private <R> CommandResultMessage<R> dispatched(CommandMessage<?> message) {
        for (int attempt = 1; ; attempt++) {
            CommandResultMessage<R> result = once(message);
            boolean conflict = result.isExceptional() && result.exceptionResult() instanceof AppendConflict;
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

    static <C> CommandMessage<C> message(C command, CommandContext context) {
        return new GenericCommandMessage<>(command, MetaData.with(CONTEXT, context));
    }

    /** Returns the context in which the command was sent. */
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
