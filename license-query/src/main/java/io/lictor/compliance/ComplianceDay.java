package io.lictor.compliance;

import java.time.LocalDate;

/**
 * What a customer had sold and in use at the end of a day (UTC); today, as of now. Licences count that were in a status
 * that counts as seats.
 *
 * @param seatsSold the sum of their activation limits
 * @param seatsInUse the machines in use on them
 * @param over by how many machines those that are used beyond their limit are so, summed
 * @param licenses how many they were
 * @param unlimitedLicenses how many of them are for any number of machines, and add nothing to what was sold
 */
record ComplianceDay(
        String customer,
        LocalDate day,
        long seatsSold,
        long seatsInUse,
        long over,
        long licenses,
        long unlimitedLicenses) {}
