package io.lictor.compliance;

import io.lictor.compliance.ComplianceModel.Snapshot;
import io.lictor.license.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Evaluates the days of some customers: the facts as they were, the status as of each day's end. */
final class ComplianceReport {

    /** Clocks tick in milliseconds here, so this is the last instant that is still the day's. */
    private static final Duration TICK = Duration.ofMillis(1);

    private final Snapshot snapshot;
    private final ComplianceQuery query;
    private final Instant[] ends;
    private final Map<String, VersionDays> versions = new HashMap<>();

    /** Asks the projection. */
    ComplianceReport(Snapshot snapshot, ComplianceQuery query, Instant now) {
        this.snapshot = snapshot;
        this.query = query;
        this.ends = ends(query, now);
        snapshot.versions()
                .find()
                .forEach(document -> versions.put(document.getString("_id"), Versions.days(document)));
    }

    private static Instant[] ends(ComplianceQuery query, Instant now) {
        Instant[] ends = new Instant[query.days()];
        for (int day = 0; day < ends.length; day++) {
            Instant end = endOf(query.from().plusDays(day));
            ends[day] = end.isAfter(now) ? now : end;
        }
        return ends;
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minus(TICK);
    }

    /** Their days in order, customer by customer. */
    List<ComplianceDay> rows(List<Customer> customers) {
        Map<String, CustomerDays> sums = new LinkedHashMap<>();
        TreeSet<String> licenses = new TreeSet<>();
        for (Customer customer : customers) {
            sums.put(customer.name(), new CustomerDays(ends.length));
            licenses.addAll(customer.licenses());
        }
        snapshot.licenses().find(List.copyOf(licenses), document -> add(SoldLicenses.days(document), sums));
        List<ComplianceDay> rows = new ArrayList<>();
        sums.forEach((customer, days) -> rows.addAll(days.rows(customer, query.from())));
        return rows;
    }

    private void add(Timeline license, Map<String, CustomerDays> sums) {
        for (int day = 0; day < ends.length; day++) {
            int date = query.firstDay() + day;
            LicenseOnDay held = license.heldOn(date);
            CustomerDays days = held == null ? null : sums.get(held.customer());
            if (held != null && days != null && query.isAbout(held.product())) {
                Status status = Status.of(held.facts(), isVersionDisabled(held, date), ends[day]);
                days.add(day, held.limit(), license.machinesOn(date), status.countsAsSeats());
            }
        }
    }

    private boolean isVersionDisabled(LicenseOnDay held, int date) {
        String version = held.version();
        return version != null
                && versions.getOrDefault(held.product(), VersionDays.NONE).isDisabled(version, date);
    }
}
