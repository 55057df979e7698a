package io.lictor.event;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Members of the licence's metadata are new or have other texts, and others are {@code removed}. */
public record MetadataChanged(UUID licenseId, Map<String, String> metadata, List<String> removed, Instant at)
        implements LicenseEvent {

    public MetadataChanged {
        metadata = metadata == null ? Map.of() : Map.copyOf(metadata);
        removed = removed == null ? List.of() : List.copyOf(removed);
    }
}
