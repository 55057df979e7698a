package io.lictor.readmodel;

import io.lictor.event.AutoRenewCanceled;
import io.lictor.event.Event;
import io.lictor.event.LicenseActivated;
import io.lictor.event.LicenseIssued;
import io.lictor.event.LicenseRenewed;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.bson.Document;

/** Counts of what was done: issues, activations, renewals, cancellations. */
public record DayCounts(long issues, long activations, long renewals, long cancellations) {

    public static final DayCounts NONE = new DayCounts(0, 0, 0, 0);
    public static final DayCounts ISSUE = new DayCounts(1, 0, 0, 0);
    public static final DayCounts ACTIVATION = new DayCounts(0, 1, 0, 0);
    public static final DayCounts RENEWAL = new DayCounts(0, 0, 1, 0);
    public static final DayCounts CANCELLATION = new DayCounts(0, 0, 0, 1);

    /** Returns the counts of one event. */
    public static DayCounts of(Event event) {
        if (event instanceof LicenseIssued) {
            return ISSUE;
        }
        if (event instanceof LicenseActivated) {
            return ACTIVATION;
        }
        if (event instanceof LicenseRenewed) {
            return RENEWAL;
        }
        return event instanceof AutoRenewCanceled ? CANCELLATION : NONE;
    }

    /** The day (UTC) on which it counts. */
    public static LocalDate day(Event event) {
        return event.at().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    public DayCounts plus(DayCounts other) {
        return new DayCounts(
                issues + other.issues,
                activations + other.activations,
                renewals + other.renewals,
                cancellations + other.cancellations);
    }

    static DayCounts read(Document document) {
        return new DayCounts(
                document.getLong("issues"),
                document.getLong("activations"),
                document.getLong("renewals"),
                document.getLong("cancellations"));
    }

    Document write() {
        return new Document("issues", issues)
                .append("activations", activations)
                .append("renewals", renewals)
                .append("cancellations", cancellations);
    }
}
