package io.lictor.handling;

import io.lictor.access.ProductScope;
import io.lictor.automation.DueIndex;
import io.lictor.command.BeginLicense;
import io.lictor.command.ChangeLicense;
import io.lictor.command.Decision;
import io.lictor.command.Known;
import io.lictor.command.LicenseCommand;
import io.lictor.command.LicenseDecider;
import io.lictor.command.Rejection;
import io.lictor.event.LicenseEvent;
import io.lictor.event.Streams;
import io.lictor.handling.Outcome.Changed;
import io.lictor.license.License;
import io.lictor.store.Append;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/** Load, decide, append: every command on licences goes this way, and all that it changes goes in one append. */
public final class LicenseHandler {

    private final Repository<LicenseAggregate> repository;
    private final Function<Append, Known> known;
    private final KeyStreams keyStreams;
    private final DueIndex dueIndex;

    /** {@code known} is what those know who decide what is appended. */
    LicenseHandler(
            Repository<LicenseAggregate> repository,
            Function<Append, Known> known,
            KeyStreams keyStreams,
            DueIndex dueIndex) {
        this.repository = repository;
        this.known = known;
        this.keyStreams = keyStreams;
        this.dueIndex = dueIndex;
    }

    Outcome<License> handle(CommandMessage<?> message) throws Exception {
        LicenseCommand command = (LicenseCommand) message.getPayload();
        return switch (command) {
            case BeginLicense begin -> begin(begin, message);
            case ChangeLicense change ->
                inTurn(change.licenseId(), List.of(message)).getFirst();
        };
    }

    /** Its id is new: nothing to load. */
    private Outcome<License> begin(BeginLicense command, CommandMessage<?> message) throws Exception {
        ProductScope scope = Envelope.subject(message).products();
        Optional<Rejection> outside = Reach.refusalOf(command.order().product(), scope);
        return outside.isPresent()
                ? new Outcome.Refused<>(outside.get())
                : onNothing(command, message, known(), new Appending());
    }

    /** The outcomes in the order of the batch; each command meets what those before it have left. */
    List<Outcome<License>> handleBatch(CommandMessage<?> message) throws Exception {
        LicenseBatch batch = (LicenseBatch) message.getPayload();
        return inTurn(batch.licenseId(), batch.members());
    }

    private List<Outcome<License>> inTurn(UUID licenseId, List<CommandMessage<?>> messages) throws Exception {
        Known asked = known();
        Appending appending = new Appending();
        Aggregate<LicenseAggregate> aggregate = load(licenseId);
        List<Outcome<License>> outcomes = new ArrayList<>(messages.size());
        for (CommandMessage<?> message : messages) {
            ChangeLicense command = (ChangeLicense) message.getPayload();
            outcomes.add(
                    aggregate == null
                            ? onNothing(command, message, asked, appending)
                            : onLoaded(command, message, aggregate, asked, appending));
        }
        return outcomes;
    }

    private Known known() {
        return known.apply(Append.ofCurrentUnitOfWork());
    }

    /** Null if there is none. */
    private @Nullable Aggregate<LicenseAggregate> load(UUID licenseId) {
        String streamId = Streams.license(licenseId);
        try {
            return repository.load(streamId);
        } catch (AggregateNotFoundException e) {
            return null;
        } catch (RuntimeException e) {
            throw UnreadableStream.orItself(streamId, e);
        }
    }

    private Outcome<License> onNothing(
            LicenseCommand command, CommandMessage<?> message, Known asked, Appending appending) throws Exception {
        return switch (LicenseDecider.decide(License.NOT_ISSUED, command, asked)) {
            case Decision.Rejected(Rejection rejection) ->
                new Outcome.Refused<>(
                        Reach.told(rejection, Envelope.subject(message).products(), asked));
            case Decision.Accepted(List<LicenseEvent> events) ->
                append(License.NOT_ISSUED, events, List.of(), message, asked, appending);
        };
    }

    private Outcome<License> onLoaded(
            ChangeLicense command,
            CommandMessage<?> message,
            Aggregate<LicenseAggregate> aggregate,
            Known asked,
            Appending appending)
            throws Exception {
        License license = aggregate.invoke(LicenseAggregate::license);
        // Before anything else is said: even its version would tell that it is there.
        if (!Reach.holds(license, Envelope.subject(message).products())) {
            return refused(new Rejection.LicenseNotFound(command.licenseId()), license);
        }
        long version = version(aggregate);
        if (!Envelope.accepts(message, version)) {
            return refused(new Rejection.Conflict(version), license);
        }
        ChangeLicense inOrder = Later.than(aggregate.invoke(LicenseAggregate::last), command);
        return switch (LicenseDecider.decide(license, inOrder, asked)) {
            case Decision.Rejected(Rejection rejection) -> refused(rejection, license);
            case Decision.Accepted(List<LicenseEvent> events) ->
                append(license, events, List.of(aggregate), message, asked, appending);
        };
    }

    private static Outcome<License> refused(Rejection rejection, License met) {
        return new Outcome.Refused<>(rejection, met);
    }

    /** Key streams come first, so that the last event of a command is the licence's own. */
    private Outcome<License> append(
            License before,
            List<LicenseEvent> events,
            List<Aggregate<LicenseAggregate>> loaded,
            CommandMessage<?> message,
            Known asked,
            Appending appending)
            throws Exception {
        MetaData metaData = Envelope.kept(message);
        int ofKeys = keyStreams.follow(before, events, asked, metaData);
        Map<UUID, List<LicenseEvent>> byLicense = events.stream()
                .collect(Collectors.groupingBy(LicenseEvent::licenseId, LinkedHashMap::new, Collectors.toList()));
        List<Changed<License>> changed = new ArrayList<>();
        for (Aggregate<LicenseAggregate> aggregate : loaded) {
            List<LicenseEvent> own = byLicense.remove(UUID.fromString(aggregate.identifierAsString()));
            if (own != null) {
                aggregate.execute(license -> license.record(own, metaData));
            }
            changed.add(changed(before, aggregate, appending));
        }
        for (List<LicenseEvent> first : byLicense.values()) {
            changed.add(changed(
                    License.NOT_ISSUED,
                    repository.newInstance(() -> new LicenseAggregate(first, metaData)),
                    appending));
        }
        return appending.record(message, new Outcome.Done<>(changed, new Placed()), ofKeys + events.size());
    }

    private Changed<License> changed(License before, Aggregate<LicenseAggregate> aggregate, Appending appending) {
        License now = aggregate.invoke(LicenseAggregate::license);
        dueIndex.follow(UUID.fromString(aggregate.identifierAsString()), before, now)
                .forEach(appending::join);
        return new Changed<>(now, version(aggregate));
    }

    /** Axon counts from 0, we count events. */
    private static long version(Aggregate<LicenseAggregate> aggregate) {
        Long last = aggregate.version();
        return last == null ? 0 : last + 1;
    }
}
