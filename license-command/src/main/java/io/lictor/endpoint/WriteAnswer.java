package io.lictor.endpoint;

import io.lictor.license.Status;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a write on a licence: its version (number of events) and status afterwards, the events of this command
 * (none if it was true already) and the position of the licence's last event. A licence that was withdrawn has no status;
 * {@code key} is there where a new one was made.
 */
public record WriteAnswer(
        UUID licenseId,
        long version,
        long position,
        @Nullable Status status,
        List<EventSummary> events,
        @Nullable String key,
        @Nullable String keyHint) {

    /** Returns the answer without the key, which is a credential. */
    @Override
    public String toString() {
        return "WriteAnswer[licenseId=" + licenseId + ", version=" + version + "]";
    }
}
