package io.lictor.history;

import io.lictor.event.LicenseEvent;
import io.lictor.event.RecordedEvent;
import io.lictor.event.Streams;
import io.lictor.license.License;
import io.lictor.license.LicenseFold;
import io.lictor.lookup.ProductFinder;
import io.lictor.projection.ReadableHistory;
import io.lictor.replay.LicenseReplay;
import io.lictor.replay.Step;
import io.lictor.store.EventLog;
import io.lictor.store.StoredEvent;
import io.lictor.store.UnreadableEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells what happened to a licence. A page costs the reading of all events up to its end, for what an event changed
 * shows only against what came of those before.
 */
final class LicenseHistory {

    private final EventLog log;
    private final ProductFinder products;
    private final HistoryItems items;

    LicenseHistory(EventLog log, ProductFinder products, EventItems events) {
        this.log = log;
        this.products = products;
        this.items = new HistoryItems(log, events);
    }

    /** {@code next} is the sequence to go on from, or until which to go on newest first; absent at the end. */
    record History(List<HistoryItem> items, @Nullable Long next) {}

    /**
     * The events of a range, and behind each what came without an event before the following one, or until {@code now}. Empty
     * if there is no such licence.
     */
    Optional<History> page(UUID licenseId, HistoryRange range, int limit, Instant now) {
        log.damage().refuse(Streams.license(licenseId));
        return range.isPlain() ? page(licenseId, range.from(), limit, now) : selected(licenseId, range, limit, now);
    }

    private Optional<History> page(UUID licenseId, long from, int limit, Instant now) {
        String stream = Streams.license(licenseId);
        List<StoredEvent> found = log.stream(stream, from, limit + 1);
        if (found.isEmpty()) {
            return from > 1 && !log.stream(stream, 1, 1).isEmpty()
                    ? Optional.of(new History(List.of(), null))
                    : Optional.empty();
        }
        List<StoredEvent> before = from > 1 ? log.stream(stream, 1, (int) from - 1) : List.of();
        Map<Long, List<Step>> steps = Replayed.of(log, before, found, now).steps(products, from);
        List<HistoryItem> page = new ArrayList<>();
        for (StoredEvent stored : found.subList(0, Math.min(limit, found.size()))) {
            page.addAll(items.of(licenseId, stored, steps.getOrDefault(stored.sequence(), List.of())));
        }
        return Optional.of(
                new History(page, found.size() > limit ? found.getLast().sequence() : null));
    }

    private Optional<History> selected(UUID licenseId, HistoryRange range, int limit, Instant now) {
        List<StoredEvent> all = log.stream(Streams.license(licenseId), 1, Integer.MAX_VALUE);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Map<Long, List<Step>> steps = Replayed.of(log, List.of(), all, now).steps(products, 1);
        List<HistoryItem> page = new ArrayList<>();
        int events = 0;
        for (StoredEvent stored : range.newestFirst() ? all.reversed() : all) {
            if (stored.sequence() < range.from() || stored.sequence() > range.until()) {
                continue;
            }
            List<HistoryItem> found =
                    items.of(licenseId, stored, steps.getOrDefault(stored.sequence(), List.of())).stream()
                            .filter(range::takes)
                            .toList();
            if (found.isEmpty()) {
                continue;
            }
            if (events++ == limit) {
                return Optional.of(new History(page, stored.sequence()));
            }
            page.addAll(range.newestFirst() ? found.reversed() : found);
        }
        return Optional.of(new History(page, null));
    }

    /** The events of a licence as far as they can be read, and the instant until which that is known. */
    private record Replayed(List<RecordedEvent> history, Instant until) {

        static Replayed of(EventLog log, List<StoredEvent> before, List<StoredEvent> found, Instant now) {
            List<RecordedEvent> history = new ArrayList<>();
            for (StoredEvent stored :
                    Stream.concat(before.stream(), found.stream()).toList()) {
                try {
                    history.add(new RecordedEvent(
                            stored.sequence(), stored.position(), ReadableHistory.event(log, stored)));
                } catch (UnreadableEvent e) {
                    return new Replayed(history, stored.time());
                }
            }
            return new Replayed(history, now);
        }

        /** Returns the steps by the event they are, or follow. */
        Map<Long, List<Step>> steps(ProductFinder products, long from) {
            return LicenseReplay.of(history, ofProduct(products), from, until).stream()
                    .collect(Collectors.groupingBy(Step::sequence));
        }

        /** Nothing where the licence is tied to no version. */
        private List<RecordedEvent> ofProduct(ProductFinder products) {
            return !history.isEmpty()
                            && history.getFirst().event() instanceof LicenseEvent first
                            && begun(first) instanceof License.Issued license
                            && license.version() != null
                    ? products.history(license.product())
                    : List.of();
        }

        private static License begun(LicenseEvent first) {
            try {
                return LicenseFold.EMPTY.plus(first).license();
            } catch (RuntimeException e) { // stored by somebody else; the replay ends there too
                return License.NOT_ISSUED;
            }
        }
    }
}
