package io.lictor.compliance;

import io.lictor.access.ProductScope;
import io.lictor.web.ProblemException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Which customers, over which licences among those the caller sees, on which days; absent members don't restrict.
 *
 * @param to that day included
 */
record ComplianceQuery(
        @Nullable String customer, @Nullable String product, LocalDate from, LocalDate to, ProductScope products) {

    private static final int USUAL_DAYS = 30;
    private static final int MOST_DAYS = 400;

    /** The days as they were asked for; the last thirty up to today where they were not. */
    static ComplianceQuery of(
            @Nullable String customer,
            @Nullable String product,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            LocalDate today,
            ProductScope products) {
        LocalDate last = to == null ? today : to;
        if (last.isAfter(today)) {
            throw ProblemException.invalidParameter("to", "must not be after today, which is " + today + " in UTC");
        }
        if (from != null && from.isAfter(last)) {
            throw ProblemException.invalidParameter("from", "must not be after " + last);
        }
        if (from != null && ChronoUnit.DAYS.between(from, last) >= MOST_DAYS) {
            throw ProblemException.invalidParameter(
                    "from", "must be less than " + MOST_DAYS + " days before " + last + "; ask for the rest apart");
        }
        return new ComplianceQuery(
                customer, product, from == null ? last.minusDays(USUAL_DAYS - 1) : from, last, products);
    }

    int firstDay() {
        return Timeline.dayOf(from);
    }

    int days() {
        return Timeline.dayOf(to) - firstDay() + 1;
    }

    boolean isAbout(String soldProduct) {
        return (product == null || product.equals(soldProduct)) && products.contains(soldProduct);
    }
}
