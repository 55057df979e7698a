package io.lictor.license;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which instants were already announced, so that each is written once. It decides about announcements only; the status
 * of a licence never depends on it.
 */
public record AnnouncedInstants(
        @Nullable Instant renewalWindowOpened,
        @Nullable Instant gracePeriodStarted,
        @Nullable Instant expired) {

    public static final AnnouncedInstants NONE = new AnnouncedInstants(null, null, null);
}
