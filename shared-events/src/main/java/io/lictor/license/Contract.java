package io.lictor.license;

import io.lictor.value.Channel;
import io.lictor.value.Kind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was sold, by whom and to whom.
 *
 * @param version the version the licence is tied to; null if it is open to all that its periods cover
 * @param customer the customer it belongs to now: a transfer changes it
 * @param kind the kind it is now: a trial may have become another
 * @param partnerId the partner who sold it; null if it was sold directly
 */
public record Contract(
        String product,
        @Nullable String version,
        String customer,
        Kind kind,
        Channel channel,
        @Nullable String partnerId,
        Instant issuedAt) {}
