package io.lictor.store;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event as it is stored.
 *
 * @param position in the store, from 1
 * @param sequence in its stream, from 1 and without gaps
 * @param type the name in the catalogue, such as {@code licensing.LicenseIssued}
 * @param revision of that name, as it was when written
 * @param time of appending, to the millisecond
 * @param payload JSON
 */
public record StoredEvent(
        long position,
        String streamId,
        long sequence,
        String type,
        @Nullable String revision,
        Instant time,
        String payload,
        Map<String, String> metadata) {}
