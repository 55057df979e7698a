package io.lictor.readmodel;

import io.lictor.event.Event;
import io.lictor.event.LicenseWithdrawn;
import io.lictor.license.License;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Contribution of an event to a day (UTC). A withdrawal takes the issue back on the day of the issue, so a mistake is
 * in no count.
 */
public record Counted(LocalDate day, String product, DayCounts counts) {

    private static final DayCounts ISSUE_UNDONE = new DayCounts(-1, 0, 0, 0);

    /** Returns whether an event may count. */
    public static boolean mayBe(Event event) {
        return event instanceof LicenseWithdrawn || DayCounts.of(event) != DayCounts.NONE;
    }

    /** Returns the contribution of an event; {@code license} is the licence after it, or after later events, too. */
    public static Optional<Counted> of(Event event, License license) {
        return switch (license) {
            case License.NotIssued _ -> Optional.empty();
            case License.Issued issued -> of(event, issued.product());
            case License.Withdrawn(License.Issued was, Instant _) ->
                event instanceof LicenseWithdrawn ? undone(was) : of(event, was.product());
        };
    }

    private static Optional<Counted> of(Event event, String product) {
        DayCounts counts = DayCounts.of(event);
        return counts == DayCounts.NONE ? Optional.empty() : Optional.of(new Counted(day(event.at()), product, counts));
    }

    /** Imports were never counted, and an imported licence that nobody used still has the key it came with. */
    private static Optional<Counted> undone(License.Issued was) {
        return was.key().secretId() == null
                ? Optional.empty()
                : Optional.of(new Counted(day(was.issuedAt()), was.product(), ISSUE_UNDONE));
    }

    private static LocalDate day(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
