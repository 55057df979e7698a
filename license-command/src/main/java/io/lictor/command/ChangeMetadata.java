package io.lictor.command;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Other metadata: members are put in, or in the place of those of the same names, and others {@code removed}. */
public record ChangeMetadata(UUID licenseId, Map<String, String> metadata, Set<String> removed, Instant at)
        implements ChangeLicense {}
