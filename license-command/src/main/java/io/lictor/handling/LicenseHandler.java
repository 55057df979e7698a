package io.lictor.handling;

import io.lictor.automation.DueIndex;
import io.lictor.command.BeginLicense;
import io.lictor.command.ChangeLicense;
import io.lictor.command.Decision;
import io.lictor.command.Known;
import io.lictor.command.LicenseCommand;
import io.lictor.command.LicenseDecider;
import io.lictor.command.Rejection;
import io.lictor.event.LicenseEvent;
import io.lictor.handling.Outcome.Changed;
import io.lictor.license.License;
import io.lictor.store.Append;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;

/** Load, decide, append: every command on licences goes this way, and all that it changes goes in one append. */
public final class LicenseHandler {

    private final Repository<LicenseAggregate> repository;
    private final Known known;
    private final KeyStreams keyStreams;
    private final DueIndex dueIndex;

    LicenseHandler(Repository<LicenseAggregate> repository, Known known, KeyStreams keyStreams, DueIndex dueIndex) {
        this.repository = repository;
        this.known = known;
        this.keyStreams = keyStreams;
        this.dueIndex = dueIndex;
    }

    Outcome<License.Issued> handle(CommandMessage<?> message) throws Exception {
        LicenseCommand command = (LicenseCommand) message.getPayload();
        return switch (command) {
            case BeginLicense begin -> onNothing(begin, message); // its id is new: there is nothing to load
            case ChangeLicense change -> {
                try {
                    yield onLoaded(change, repository.load(change.licenseId().toString()), message);
                } catch (AggregateNotFoundException e) {
                    yield onNothing(change, message);
                }
            }
        };
    }

    private Outcome<License.Issued> onNothing(LicenseCommand command, CommandMessage<?> message) throws Exception {
        return switch (LicenseDecider.decide(License.NOT_ISSUED, command, known)) {
            case Decision.Rejected(Rejection rejection) -> new Outcome.Refused<>(rejection);
            case Decision.Accepted(List<LicenseEvent> events) -> append(License.NOT_ISSUED, events, List.of(), message);
        };
    }

    private Outcome<License.Issued> onLoaded(
            ChangeLicense command, Aggregate<LicenseAggregate> aggregate, CommandMessage<?> message) throws Exception {
        long version = version(aggregate);
        if (!Envelope.accepts(message, version)) {
            return new Outcome.Refused<>(new Rejection.Conflict(version));
        }
        License license = aggregate.invoke(LicenseAggregate::license);
        return switch (LicenseDecider.decide(license, command, known)) {
            case Decision.Rejected(Rejection rejection) -> new Outcome.Refused<>(rejection);
            case Decision.Accepted(List<LicenseEvent> events) -> append(license, events, List.of(aggregate), message);
        };
    }

    /** Key streams come first, so that the last event of a command is the licence's own. */
    private Outcome<License.Issued> append(
            License before,
            List<LicenseEvent> events,
            List<Aggregate<LicenseAggregate>> loaded,
            CommandMessage<?> message)
            throws Exception {
        Append append = Append.ofCurrentUnitOfWork();
        MetaData metaData = Envelope.kept(message);
        keyStreams.follow(before, events, metaData);
        Map<UUID, List<LicenseEvent>> byLicense = events.stream()
                .collect(Collectors.groupingBy(LicenseEvent::licenseId, LinkedHashMap::new, Collectors.toList()));
        List<Changed<License.Issued>> changed = new ArrayList<>();
        for (Aggregate<LicenseAggregate> aggregate : loaded) {
            List<LicenseEvent> own = byLicense.remove(UUID.fromString(aggregate.identifierAsString()));
            if (own != null) {
                aggregate.execute(license -> license.record(own, metaData));
            }
            changed.add(changed(before, aggregate, append));
        }
        for (List<LicenseEvent> first : byLicense.values()) {
            changed.add(changed(
                    License.NOT_ISSUED, repository.newInstance(() -> new LicenseAggregate(first, metaData)), append));
        }
        return Envelope.joined(message, new Outcome.Done<>(changed, new Placed()));
    }

    private Changed<License.Issued> changed(License before, Aggregate<LicenseAggregate> aggregate, Append append) {
        License.Issued now = (License.Issued) aggregate.invoke(LicenseAggregate::license);
        dueIndex.follow(before, now).forEach(append::join);
        return new Changed<>(now, version(aggregate));
    }

    /** Axon counts from 0, we count events. */
    private static long version(Aggregate<LicenseAggregate> aggregate) {
        Long last = aggregate.version();
        return last == null ? 0 : last + 1;
    }
}
