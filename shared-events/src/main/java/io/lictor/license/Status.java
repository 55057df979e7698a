package io.lictor.license;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The status a customer sees. It is never stored: {@link #of} derives it from the facts and an instant. */
public enum Status {
    DISABLED,
    EXPIRED,
    PENDING,
    UPGRADED,
    GRACE,
    CANCELED,
    ACTIVE;

    /**
     * The status at {@code at}; the first rule that matches wins. {@code versionDisabled} says whether the version the
     * licence is tied to was disabled. All intervals are half-open: at exactly its end a term is over.
     */
    public static Status of(License.Issued license, boolean versionDisabled, Instant at) {
        return of(StatusFacts.of(license), versionDisabled, at);
    }

    /** Returns the status of a licence of which only these facts are at hand. */
    public static Status of(StatusFacts facts, boolean versionDisabled, Instant at) {
        if (facts.disabled() || versionDisabled) {
            return DISABLED;
        }
        if (reached(facts.expiresAt(), at)) {
            return EXPIRED;
        }
        if (at.isBefore(facts.validFrom())) {
            return PENDING;
        }
        if (facts.upgraded() && !reached(facts.rightReturnsAt(), at)) {
            return UPGRADED;
        }
        if (reached(facts.endsAt(), at)) {
            return GRACE;
        }
        if (facts.canceled()) {
            return CANCELED;
        }
        return ACTIVE;
    }

    /** Returns whether the software may run at all. */
    public boolean isUsable() {
        return switch (this) {
            case DISABLED, EXPIRED, PENDING -> false;
            case UPGRADED, GRACE, CANCELED, ACTIVE -> true;
        };
    }

    /** Returns whether the licence's limit counts among the customer's seats; an upgraded licence adds none. */
    public boolean countsAsSeats() {
        return switch (this) {
            case ACTIVE, CANCELED, GRACE -> true;
            case DISABLED, EXPIRED, PENDING, UPGRADED -> false;
        };
    }

    private static boolean reached(@Nullable Instant instant, Instant at) {
        return instant != null && !at.isBefore(instant);
    }
}
