package io.lictor.command;

import io.lictor.value.ModuleGrant;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Modules were bought, or their ends change. */
public record AddModules(UUID licenseId, List<ModuleGrant> modules, Instant at) implements ChangeLicense {}
