package io.lictor.history;

import io.lictor.event.Event;
import io.lictor.event.EventCatalogue;
import io.lictor.event.EventMetadata;
import io.lictor.event.LicenseDisabled;
import io.lictor.event.LicenseWithdrawn;
import io.lictor.event.RecordedEvent;
import io.lictor.event.TermExtended;
import io.lictor.license.Status;
import io.lictor.projection.ReadableHistory;
import io.lictor.replay.Change;
import io.lictor.replay.Step;
import io.lictor.store.EventLog;
import io.lictor.store.StoredEvent;
import io.lictor.store.UnreadableEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes down the steps of a licence's life as its history tells them. */
final class HistoryItems {

    private static final String STATUS_CHANGED = "StatusChanged";
    private static final String MODULE_ENDED = "ModuleEnded";

    /** Types of items that are no events. */
    static final Set<String> SYNTHETIC = Set.of(STATUS_CHANGED, MODULE_ENDED);

    private final EventLog log;
    private final EventItems events;

    HistoryItems(EventLog log, EventItems events) {
        this.log = log;
        this.events = events;
    }

    /** The event, and what came behind it without one. */
    List<HistoryItem> of(UUID licenseId, StoredEvent stored, List<Step> steps) {
        List<HistoryItem> items = new ArrayList<>();
        if (steps.stream().noneMatch(Step.Happened.class::isInstance)) {
            items.add(event(licenseId, stored, null));
        }
        for (Step step : steps) {
            items.add(
                    switch (step) {
                        case Step.Happened happened -> event(licenseId, stored, happened);
                        case Step.StatusChanged changed ->
                            synthetic(
                                    licenseId,
                                    STATUS_CHANGED,
                                    step.at(),
                                    cause(changed.cause()),
                                    changed.statusBefore(),
                                    changed.statusAfter(),
                                    null);
                        case Step.ModuleEnded ended ->
                            synthetic(
                                    licenseId,
                                    MODULE_ENDED,
                                    step.at(),
                                    HistoryItem.Cause.TIME,
                                    ended.statusAfter(),
                                    ended.statusAfter(),
                                    List.of(ended.change()));
                    });
        }
        return items;
    }

    private HistoryItem event(UUID licenseId, StoredEvent stored, Step.@Nullable Happened happened) {
        EventItem item = events.item(stored);
        return new HistoryItem(
                item.sequence(),
                item.position(),
                item.type(),
                item.revision(),
                licenseId,
                item.at(),
                item.actor(),
                item.tokenId(),
                item.command(),
                item.correlationId(),
                item.payload(),
                reason(stored),
                null,
                null,
                happened == null ? null : happened.statusBefore(),
                happened == null ? null : happened.statusAfter(),
                happened == null ? null : changes(happened.changes()));
    }

    private static HistoryItem synthetic(
            UUID licenseId,
            String type,
            Instant at,
            HistoryItem.Cause cause,
            Status before,
            Status after,
            @Nullable List<Change> changes) {
        return new HistoryItem(
                null,
                null,
                type,
                null,
                licenseId,
                at,
                null,
                null,
                null,
                null,
                null,
                null,
                true,
                cause,
                before,
                after,
                changes == null ? null : changes(changes));
    }

    private static List<HistoryChange> changes(List<Change> changes) {
        return changes.stream().map(HistoryChange::of).toList();
    }

    private HistoryItem.Cause cause(@Nullable RecordedEvent cause) {
        return cause == null
                ? HistoryItem.Cause.TIME
                : new HistoryItem.Cause(
                        EventCatalogue.shortName(cause.event()), cause.position(), actor(cause.position()));
    }

    private @Nullable String actor(long position) {
        return log.after(position - 1, 1).stream()
                .findFirst()
                .map(stored -> stored.metadata().get(EventMetadata.ACTOR))
                .orElse(null);
    }

    /** Why it was done, where the command said so and nobody had it erased. */
    private @Nullable String reason(StoredEvent stored) {
        try {
            Event event = ReadableHistory.event(log, stored);
            if (event instanceof LicenseDisabled disabled) {
                return disabled.reason();
            }
            if (event instanceof LicenseWithdrawn withdrawn) {
                return withdrawn.reason();
            }
            return event instanceof TermExtended extended ? extended.reason() : null;
        } catch (UnreadableEvent e) {
            return null;
        }
    }
}
