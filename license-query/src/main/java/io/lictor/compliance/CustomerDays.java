package io.lictor.compliance;

import io.lictor.value.ActivationLimit;
import io.lictor.value.ActivationLimit.Limited;
import io.lictor.value.ActivationLimit.Unlimited;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The days of one customer, summed up licence by licence. */
final class CustomerDays {

    private final Sum[] sums;

    CustomerDays(int days) {
        this.sums = new Sum[days];
    }

    private static final class Sum {

        private long sold;
        private long inUse;
        private long over;
        private long licenses;
        private long unlimited;
    }

    /** A licence they had on that day; {@code counts} tells whether as seats. */
    void add(int day, ActivationLimit limit, int machines, boolean counts) {
        if (sums[day] == null) {
            sums[day] = new Sum();
        }
        if (counts) {
            Sum sum = sums[day];
            switch (limit) {
                case Limited(int seats) -> sum.sold += seats;
                case Unlimited _ -> sum.unlimited++;
            }
            sum.inUse += machines;
            sum.over += limit.exceededBy(machines);
            sum.licenses++;
        }
    }

    /** Returns the days on which the customer had a licence. */
    List<ComplianceDay> rows(String customer, LocalDate first) {
        List<ComplianceDay> rows = new ArrayList<>();
        for (int day = 0; day < sums.length; day++) {
            Sum sum = sums[day];
            if (sum != null) {
                rows.add(new ComplianceDay(
                        customer, first.plusDays(day), sum.sold, sum.inUse, sum.over, sum.licenses, sum.unlimited));
            }
        }
        return rows;
    }
}
