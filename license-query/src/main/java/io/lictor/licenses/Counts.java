package io.lictor.licenses;

import io.lictor.license.Status;
import io.lictor.value.Channel;
import io.lictor.value.Kind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;

/** Numbers of the licences of some products at an instant. */
public interface Counts {

    /** How many weeks {@link #weeks} tells of. */
    int WEEKS = 13;

    /** Machines in use, and how many there may be, beside those of licences that are for any number of machines. */
    record Activations(long used, long limit, long unlimitedLicenses) {}

    /**
     * Terms and trials that end in a week, of licences in use.
     *
     * @param week its Monday (UTC)
     * @param ends all of them
     * @param autoRenew subscriptions sold directly whose customer wants to go on
     * @param off subscriptions sold directly whose customer does not
     * @param partner subscriptions sold by partners
     */
    @Schema(name = "EndingWeek")
    record Week(LocalDate week, long ends, long autoRenew, long off, long partner) {}

    /** Returns the number of licences in each status, also in those that none has. */
    Map<Status, Long> byStatus();

    /** Returns the number of licences of one product in each status. */
    Map<Status, Long> byStatus(String product);

    /** Returns the number of licences of each kind, also of those of which there is none. */
    Map<Kind, Long> byKind();

    /** Returns the number of licences of each product that has any, in the order of their codes. */
    Map<String, Long> byProduct();

    /** Returns the number of licences sold by each channel. */
    Map<Channel, Long> byChannel();

    Activations activations();

    /** Returns how many of the licences that are active or cancelled have a term or trial that ends within so many days. */
    long ending(int days);

    /** Returns what ends in this week and in the twelve after it. */
    List<Week> weeks();

    /** Returns the number of customers with a licence that counts as seats and has more machines than its limit. */
    long customersOver();

    /** Returns the number of licences. */
    default long total() {
        return byStatus().values().stream().mapToLong(count -> count).sum();
    }

    /** Returns the Monday of the week that {@code at} lies in. */
    static LocalDate monday(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
