package io.lictor.command;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Take modules off the licence. */
public record RemoveModules(UUID licenseId, List<String> modules, Instant at) implements ChangeLicense {}
