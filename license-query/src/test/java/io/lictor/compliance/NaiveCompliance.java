package io.lictor.compliance;

import io.lictor.event.Event;
import io.lictor.event.LicenseEvent;
import io.lictor.event.ProductEvent;
import io.lictor.event.RecordedEvent;
import io.lictor.license.License.Issued;
import io.lictor.license.LicenseFold;
import io.lictor.license.Status;
import io.lictor.lookup.ProductFinder;
import io.lictor.store.EventLog;
import io.lictor.value.ActivationLimit.Limited;
import io.lictor.value.ActivationLimit.Unlimited;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Compliance computed from all events again for each day, as plainly as can be. */
final class NaiveCompliance {

    private final Map<String, List<RecordedEvent>> licenses = new HashMap<>();
    private final Map<String, List<RecordedEvent>> products = new HashMap<>();

    NaiveCompliance(EventLog log) {
        log.after(0, 1_000_000).forEach(stored -> {
            Event event = log.decode(stored);
            var recorded = new RecordedEvent(stored.sequence(), stored.position(), event);
            if (event instanceof LicenseEvent) {
                licenses.computeIfAbsent(event.streamId(), _ -> new ArrayList<>())
                        .add(recorded);
            } else if (event instanceof ProductEvent ofProduct) {
                products.computeIfAbsent(ofProduct.product(), _ -> new ArrayList<>())
                        .add(recorded);
            }
        });
    }

    /** By customer and day, in the order of both. */
    List<ComplianceDay> days(LocalDate from, LocalDate to, Instant now, Predicate<Issued> among) {
        Map<String, ComplianceDay> rows = new TreeMap<>();
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            Instant end =
                    day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusMillis(1);
            Instant at = end.isAfter(now) ? now : end;
            for (List<RecordedEvent> history : licenses.values()) {
                if (LicenseFold.asOf(history, at).license() instanceof Issued license && among.test(license)) {
                    ComplianceDay row = row(license, day, at);
                    rows.merge(row.customer() + "\n" + day, row, NaiveCompliance::plus);
                }
            }
        }
        List<ComplianceDay> sorted = new ArrayList<>(rows.values());
        sorted.sort(java.util.Comparator.comparing(ComplianceDay::customer).thenComparing(ComplianceDay::day));
        return sorted;
    }

    private ComplianceDay row(Issued license, LocalDate day, Instant at) {
        boolean disabled =
                ProductFinder.asOf(products.get(license.product()), at).isDisabled(license.version());
        if (!Status.of(license, disabled, at).countsAsSeats()) {
            return new ComplianceDay(license.customer(), day, 0, 0, 0, 0, 0);
        }
        int used = license.activations().size();
        return switch (license.activationLimit()) {
            case Limited(int limit) ->
                new ComplianceDay(license.customer(), day, limit, used, Math.max(0, used - limit), 1, 0);
            case Unlimited _ -> new ComplianceDay(license.customer(), day, 0, used, 0, 1, 1);
        };
    }

    private static ComplianceDay plus(ComplianceDay one, ComplianceDay other) {
        return new ComplianceDay(
                one.customer(),
                one.day(),
                one.seatsSold() + other.seatsSold(),
                one.seatsInUse() + other.seatsInUse(),
                one.over() + other.over(),
                one.licenses() + other.licenses(),
                one.unlimitedLicenses() + other.unlimitedLicenses());
    }
}
