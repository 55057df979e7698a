package io.lictor.license;

import io.lictor.value.DisableCause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A licence the vendor disabled: the cause, the reason given (absent where it was erased), and since when. */
public record Disabled(DisableCause cause, @Nullable String reason, Instant since) {

    Disabled withoutReason() {
        return new Disabled(cause, null, since);
    }
}
