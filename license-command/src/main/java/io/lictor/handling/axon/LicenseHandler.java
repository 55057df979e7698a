package io.lictor.handling.axon;

import io.lictor.access.ProductScope;
import io.lictor.command.BeginLicense;
import io.lictor.command.ChangeLicense;
import io.lictor.command.Decider;
import io.lictor.command.Decision;
import io.lictor.command.DecisionContext;
import io.lictor.command.LicenseCommand;
import io.lictor.command.Rejection;
import io.lictor.event.Event;
import io.lictor.event.LicenseEvent;
import io.lictor.event.Streams;
import io.lictor.handling.CommandContext;
import io.lictor.handling.CommandTime;
import io.lictor.handling.DerivedRows;
import io.lictor.handling.Outcome;
import io.lictor.handling.ProductScopeCheck;
import io.lictor.handling.UnreadableStream;
import io.lictor.license.License;
import io.lictor.store.Append;
import io.lictor.store.axon.UnitOfWorkAppend;
import io.lictor.value.Versioned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.lock.DeadlockException;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/**
 * Handler of every command on licences.
 *
 * <ol>
 *   <li>The licence is loaded; a command that begins one has nothing to load.
 *   <li>A licence of a product the caller may not see is answered as one that isn't there.
 *   <li>The version the caller expects is compared.
 *   <li>The decider decides on the state, with products and keys of the {@link DecisionContext}.
 *   <li>The events go to key streams, other licences and the addressed licence, in this order and in one append.
 *   <li>Derived rows, such as what is due, join that append.
 * </ol>
 *
 * <p>Before it: {@link CommandDispatcher}. After it: {@link LicenseRepository} and the store's append.
 */
public final class LicenseHandler {

    private final Decider<License, LicenseCommand, LicenseEvent> decider;
    private final Repository<LicenseAggregate> repository;
    private final Function<Append, DecisionContext> known;
    private final KeyStreams keyStreams;
    private final DerivedRows derivedRows;

    /** {@code known} supplies products and keys as the given append may rely on them. */
    public LicenseHandler(
            Decider<License, LicenseCommand, LicenseEvent> decider,
            Repository<LicenseAggregate> repository,
            Function<Append, DecisionContext> known,
            KeyStreams keyStreams,
            DerivedRows derivedRows) {
        this.decider = decider;
        this.repository = repository;
        this.known = known;
        this.keyStreams = keyStreams;
        this.derivedRows = derivedRows;
    }

    public Outcome<License> handle(CommandMessage<?> message) throws Exception {
        LicenseCommand command = (LicenseCommand) message.getPayload();
        return switch (command) {
            case BeginLicense begin -> begin(begin, message);
            case ChangeLicense change ->
                inTurn(change.licenseId(), List.of(message)).getFirst();
        };
    }

    /** Its id is new: nothing to load. */
    private Outcome<License> begin(BeginLicense command, CommandMessage<?> message) throws Exception {
        ProductScope scope = CommandDispatcher.contextOf(message).subject().products();
        Optional<Rejection> outside =
                ProductScopeCheck.refusalOf(command.order().product(), scope);
        return outside.isPresent()
                ? new Outcome.Rejected<>(outside.get())
                : onNothing(command, message, known(), new AppendScope());
    }

    /** The outcomes in the order of the batch; each command meets what those before it have left. */
    public List<Outcome<License>> handleBatch(CommandMessage<?> message) throws Exception {
        LicenseBatch batch = (LicenseBatch) message.getPayload();
        return inTurn(batch.licenseId(), batch.members());
    }

    private List<Outcome<License>> inTurn(UUID licenseId, List<CommandMessage<?>> messages) throws Exception {
        LoadedLicenses touched = new LoadedLicenses(known(), this::load);
        AppendScope appending = new AppendScope();
        List<Outcome<License>> outcomes = new ArrayList<>(messages.size());
        for (CommandMessage<?> message : messages) {
            ChangeLicense command = (ChangeLicense) message.getPayload();
            outcomes.add(onLoaded(command, message, touched, appending));
        }
        touched.relyOnUnchanged(UnitOfWorkAppend.current());
        return outcomes;
    }

    private DecisionContext known() {
        return known.apply(UnitOfWorkAppend.current());
    }

    /** Returns the licence; null if there is none. */
    private @Nullable Aggregate<LicenseAggregate> load(UUID licenseId) {
        String streamId = Streams.license(licenseId);
        try {
            return repository.load(streamId);
        } catch (AggregateNotFoundException e) {
            return null;
        } catch (DeadlockException e) {
            throw new StreamDeadlock(streamId);
        } catch (RuntimeException e) {
            throw UnreadableStream.orItself(streamId, e);
        }
    }

    private Outcome<License> onNothing(
            LicenseCommand command, CommandMessage<?> message, DecisionContext asked, AppendScope appending)
            throws Exception {
        return switch (decider.decide(License.NOT_ISSUED, command, asked)) {
            case Decision.Rejected(Rejection rejection) ->
                new Outcome.Rejected<>(ProductScopeCheck.told(
                        rejection,
                        CommandDispatcher.contextOf(message).subject().products(),
                        asked));
            case Decision.Accepted(List<LicenseEvent> events) ->
                append(command.licenseId(), events, _ -> null, message, asked, appending);
        };
    }

    private Outcome<License> onLoaded(
            ChangeLicense command, CommandMessage<?> message, LoadedLicenses touched, AppendScope appending)
            throws Exception {
        Aggregate<LicenseAggregate> aggregate = touched.aggregate(command.licenseId());
        if (aggregate == null) {
            return onNothing(command, message, touched, appending);
        }
        License license = aggregate.invoke(LicenseAggregate::license);
        // Before anything else is said: even its version would tell that it is there.
        if (!ProductScopeCheck.holds(
                license, CommandDispatcher.contextOf(message).subject().products())) {
            return rejected(new Rejection.LicenseNotFound(command.licenseId()), license);
        }
        long version = version(aggregate);
        if (!CommandDispatcher.contextOf(message).expectedVersion().test(version)) {
            return rejected(new Rejection.Conflict(version), license);
        }
        return switch (decide(license, command, touched)) {
            case Decision.Rejected(Rejection rejection) -> rejected(rejection, license);
            case Decision.Accepted(List<LicenseEvent> events) ->
                append(command.licenseId(), events, touched::loaded, message, touched, appending);
        };
    }

    /**
     * Decides at an instant not before that of any licence it touches: all events of an append have one instant, and no
     * stream goes back in time.
     */
    private Decision<LicenseEvent> decide(License license, ChangeLicense command, LoadedLicenses touched) {
        ChangeLicense inOrder = CommandTime.than(touched.latest(), command);
        Decision<LicenseEvent> decision = decider.decide(license, inOrder, touched);
        Instant latest = touched.latest();
        return latest.isAfter(inOrder.at())
                ? decider.decide(license, CommandTime.than(latest, command), touched)
                : decision;
    }

    private static Outcome<License> rejected(Rejection rejection, License state) {
        return new Outcome.Rejected<>(rejection, state);
    }

    /**
     * Key streams come first, then other licences that there were before, so that the last event of a command is one of the
     * licence it named, or of one that began with it.
     */
    private Outcome<License> append(
            UUID named,
            List<LicenseEvent> events,
            Function<UUID, @Nullable Aggregate<LicenseAggregate>> present,
            CommandMessage<?> message,
            DecisionContext asked,
            AppendScope appending)
            throws Exception {
        CommandContext context = CommandDispatcher.contextOf(message);
        MetaData metaData = CommandDispatcher.eventMetadata(message);
        Map<UUID, List<LicenseEvent>> byLicense = events.stream()
                .collect(Collectors.groupingBy(LicenseEvent::licenseId, LinkedHashMap::new, Collectors.toList()));
        List<Event> published = new ArrayList<>();
        for (Map.Entry<UUID, List<LicenseEvent>> of : byLicense.entrySet()) {
            published.addAll(keyStreams.follow(license(present.apply(of.getKey())), of.getValue(), asked, metaData));
        }
        List<LicenseEvent> own = byLicense.remove(named);
        List<Versioned<License>> others = new ArrayList<>();
        Map<UUID, List<LicenseEvent>> begun = new LinkedHashMap<>();
        for (Map.Entry<UUID, List<LicenseEvent>> of : byLicense.entrySet()) {
            Aggregate<LicenseAggregate> aggregate = present.apply(of.getKey());
            if (aggregate == null) {
                begun.put(of.getKey(), of.getValue());
            } else {
                published.addAll(of.getValue());
                others.add(changed(aggregate, of.getValue(), metaData, appending));
            }
        }
        List<Versioned<License>> changed = new ArrayList<>();
        Aggregate<LicenseAggregate> addressed = present.apply(named);
        if (own != null) {
            published.addAll(own);
        }
        if (addressed != null) {
            changed.add(changed(addressed, own == null ? List.of() : own, metaData, appending));
        } else if (own != null) {
            changed.add(begun(own, metaData, appending));
        }
        for (List<LicenseEvent> first : begun.values()) {
            published.addAll(first);
            changed.add(begun(first, metaData, appending));
        }
        return appending.record(new Outcome.Done<>(changed, others, appending.published(published)), context.work());
    }

    private Versioned<License> changed(
            Aggregate<LicenseAggregate> aggregate,
            List<LicenseEvent> events,
            MetaData metaData,
            AppendScope appending) {
        License before = license(aggregate);
        if (!events.isEmpty()) {
            aggregate.execute(license -> license.record(events, metaData));
        }
        return changed(before, aggregate, appending);
    }

    private Versioned<License> begun(List<LicenseEvent> events, MetaData metaData, AppendScope appending)
            throws Exception {
        return changed(
                License.NOT_ISSUED, repository.newInstance(() -> new LicenseAggregate(events, metaData)), appending);
    }

    private Versioned<License> changed(License before, Aggregate<LicenseAggregate> aggregate, AppendScope appending) {
        License now = license(aggregate);
        derivedRows
                .follow(UUID.fromString(aggregate.identifierAsString()), before, now)
                .forEach(appending::join);
        return new Versioned<>(now, version(aggregate));
    }

    private static License license(@Nullable Aggregate<LicenseAggregate> aggregate) {
        return aggregate == null ? License.NOT_ISSUED : aggregate.invoke(LicenseAggregate::license);
    }

    /** Axon counts from 0, we count events. */
    static long version(Aggregate<LicenseAggregate> aggregate) {
        Long last = aggregate.version();
        return last == null ? 0 : last + 1;
    }
}
