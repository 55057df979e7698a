package io.lictor.license;

import io.lictor.event.Billing;
import io.lictor.value.Policy.Allowance;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What later decisions need to know of a licence's past.
 *
 * @param converted whether it began as a trial
 * @param passed the instants of which subscribers were told that they have passed
 * @param customerDeactivations the latest ones that count towards the allowance, oldest first
 * @param billings the payments it was renewed for
 * @param use what was done with it so far
 * @param texts whether there are free texts in its history: labels of machines, reasons given
 */
public record TrackRecord(
        boolean converted,
        AnnouncedInstants passed,
        List<Instant> customerDeactivations,
        Set<Billing> billings,
        Use use,
        boolean texts) {

    public TrackRecord {
        customerDeactivations = List.copyOf(customerDeactivations);
        billings = Set.copyOf(billings);
    }

    /** Returns the instant from which the customer may free another machine; empty if there never was a bound to it. */
    public Optional<Instant> nextDeactivationAt(Allowance allowance) {
        return customerDeactivations.size() < allowance.count()
                ? Optional.empty()
                : Optional.of(allowance
                        .period()
                        .after(customerDeactivations.get(customerDeactivations.size() - allowance.count())));
    }

    /** Returns how many machines the customer may free at {@code at}. */
    public int deactivationsLeft(Allowance allowance, Instant at) {
        long counted = customerDeactivations.stream()
                .filter(freed -> allowance.period().after(freed).isAfter(at))
                .count();
        return (int) Math.max(0, allowance.count() - counted);
    }

    /** Returns the record of a licence that was just issued. */
    static TrackRecord begun(Use use, boolean texts) {
        return new TrackRecord(false, AnnouncedInstants.NONE, List.of(), Set.of(), use, texts);
    }
}
