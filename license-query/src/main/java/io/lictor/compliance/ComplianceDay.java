package io.lictor.compliance;

import java.time.LocalDate;

/**
 * Seats of a customer at the end of a day (UTC), or now for today. Licences count in the statuses that count as
 * seats.
 *
 * @param seatsSold sum of the activation limits
 * @param seatsInUse machines in use
 * @param over machines beyond the limits, summed over the licences
 * @param licenses number of licences
 * @param unlimitedLicenses number of licences for any number of machines, which add nothing to {@code seatsSold}
 */
record ComplianceDay(
        String customer,
        LocalDate day,
        long seatsSold,
        long seatsInUse,
        long over,
        long licenses,
        long unlimitedLicenses) {}
